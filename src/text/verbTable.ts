/** The verbs that names of actions use, what each does to the user's data, and their forms. */
import type { Effect } from '../model/effect.ts';
import { splitEntries, createPairs, createSet } from './lexicon.ts';

/**
 * Verbs that take data or access away so that the opposite action cannot bring it back: also "clear", "void" (a voided
 * invoice stays void), "revoke" and "unshare" (somebody loses access at once), "terminate", "redact". Those that have an
 * opposite ("archive", "disable", "suspend", "ban", "unlink", "detach", "unassign", "unsubscribe"), or that change a state
 * and keep the record ("cancel", "stop", "reject", "refund"), are no deletes.
 */
export const DELETE_VERBS = createSet(`
  delete remove purge destroy erase wipe trash clear drop empty revoke terminate uninstall deprovision discard prune
  truncate flush expunge void unshare deregister dispose obliterate unregister decommission evict expel kick expire
  invalidate redact anonymize anonymise forget kill shred nullify annul delist pop nuke rm del burn eliminate zap scrap dequeue
  cleanup teardown unsend retract rescind scrub incinerate euthanize deleteall flushall flushdb`);

/**
 * Verbs that only look. Verbs that may start a billed job or leave a result behind ("enrich", "crawl", "scan", "transcribe",
 * "convert", "run") are not among them, nor is "verify": whoever verifies a domain or a bank account changes what it may do.
 */
export const READ_VERBS = createSet(`
  list get search find retrieve fetch read query lookup count check validate download export view show browse
  describe preview compare calculate compute estimate analyze analyse detect recognize extract summarize geocode
  autocomplete suggest recommend discover explore inspect introspect diagnose predict forecast measure peek
  enumerate parse locate obtain see whois aggregate explain scrape determine lint ping grep tokenize decode rerank
  filter`);

/** Verbs that make or change something, or may. */
export const WRITE_VERBS = createSet(`
  abort accept accumulate acknowledge acquire activate add adjust admit advance advise affirm aim allocate allow
  amend annotate answer append apply appoint approve archive arrange ask assemble assert assess assign associate
  assume attach attest authenticate authorise authorize award backup ban begin bind blacklist block book boost
  broadcast build bump buy cancel capture cast categorise categorize certify change charge chat claim classify clean
  click clone close cluster clusterize collect combine comment commit complete compose compress configure confirm
  connect convert copy cordon correct countersign crawl create crop customize cut deactivate debug decide decline
  decompress decrease decrement decrypt deduct define deflect delegate deliver demote deny deploy deposit deprecate
  detach detokenize disable disapprove disburse disconnect dismiss dispatch dial dispute dissolve distribute donate downgrade draft
  downvote drag drain duplicate edit eject embed emit enable encode encrypt end endorse enforce engage enhance
  enlarge enqueue enrich enrol enroll ensure enter escalate establish eval evaluate exclude exec execute expand extend
  fail favorite fill finalize finish fix flag follow force fork format forward freeze fulfil fulfill fund gather
  generate give grant halt handle hang hangup hibernate hide hold hover identify ignore impersonate import include
  increase increment index ingest initialize initiate inject insert install instantiate integrate invite invoke
  issue join label launch leave lend like link listen load localize lock log login logout mail make manage map mark match
  merge migrate minify mint mirror moderate modify monitor mount move mute navigate notarize notify nudge offboard
  onboard open opt optimise optimize orchestrate override overwrite parallelize park patch pause pay perform persist
  pick pin place play poll populate post prepare press print prioritise prioritize process produce promote prompt
  propose provision publish pull purchase push put quarantine queue quit raise rank rate react reactivate reassign
  reauthorize rebase reboot rebuild recalculate recall receive reclassify reconcile reconfigure reconnect record
  recover redeem redeliver redeploy redirect reduce refer refine refresh refund regenerate register rehost reimport
  reindex reinstate reissue reject release reload relocate remind rename render renew reopen reorder repair repeat
  replace replay replicate reply report repost reprocess reprovision republish request require reroute rerun
  reschedule resend resequence reserve reset resize resolve respond restart restock restore restrict resubmit
  resubscribe resume resync retire retrain retry return retweet reverse revert review revise roll rollback rollout
  rotate route run sample sanitize save scale scan schedule score screen screenshot seal secure select sell
  send serve set setup share shelve ship shorten shuffle shut shutdown sign signup simulate skip snapshot snooze sort split
  stage stake standardize star start stop store stream strip submit subscribe substitute subtract summon suppress suspend
  swap switch sync synchronize tag taint take test toggle track train transcode transcribe transfer transform
  transition translate transliterate transmit triage trigger trim tweet unarchive unassign unban unblock uncheck
  undelete undeploy undo undock unenroll unfavorite unflag unfollow unfreeze unhide unlike unlink unlock unmark
  unmount unmute unpause unpin unpublish unresolve unschedule unset unshelve unsnooze unstage unstake unstar unsubscribe
  unsuppress unsuspend untag untrack unwatch update upgrade upload upscale upsert upvote use vault verify vote wait
  watch whitelist withdraw write zip accrue amortize arm backfill beep bookmark boot brighten call compensate dim disarm elect
  enlist fire hire hydrate lease liquidate nominate pledge poke ratify rebalance reimburse rent repeal rsvp tip veto vibrate
  adjudicate administer aliquot allowlist alter attack backdate blink blocklist calibrate conclude condemn consolidate consume
  craft cull curate curtail deaccession denylist digitize dilute discharge discontinue dispense divert encash equip excuse exhibit
  expropriate fertilize flash grade graft harvest honk immunize impound incubate inseminate irrigate lapse levy lodge loot matchmake
  milk offload outbid overbook pair palletize pipette precondition prescribe proctor rebook reconvene regrade regularize rehire
  organize remix repatriate reprice resow respawn retest revive reweigh scrobble settle shift shortlist slaughter sow spawn spike spray
  subrogate tally thaw throttle trace tow underwrite unload unpair upsell vaccinate waitlist waive weigh
  uncommit untrash paste disassociate dissociate obfuscate abandon absorb accelerate accommodate accredit ack actuate adapt adjourn adopt affix align amplify animate announce apportion appraise
  arbitrate attend augment automate backport bake blur borrow carry cease centralize cherrypick clarify coauthor codify collaborate collate
  colorize communicate compile conceal condense confer confiscate congratulate consign construct contribute convene convey cosign
  crossgrade crosspost deallocate deauthorize decentralize decorate dedicate dedupe deduplicate deescalate defer deflate defrost demolish
  demonstrate denoise depreciate detain diarize dictate differentiate disallow disassemble disband disclose disengage disown displace
  disqualify disregard disrupt disseminate distill divest divide divulge educate elevate embark embellish emphasize employ empower enact
  encase enclose endow engrave enliven entitle entrust esign evacuate evade evolve examine excise expedite expose extinguish facilitate
  falsify fasten finetune flatten flip forbid foreclose forfeit forgive fortify foster furnish govern harmonize homogenize ignite imagine
  imitate immerse implant implement impose improve inaugurate incorporate inflate inform inherit inhibit inpaint inscribe insure intensify
  intercept interpret interrupt intersect introduce invert investigate isolate itemize knock laminate learn legalize lengthen lessen
  liberate livestream lose magnify maintain manipulate manufacture masquerade maximize mediate memorize mend minimize mitigate mobilize
  modernize motivate multicast nack narrate narrowcast naturalize negotiate neutralize normalize nurture obey occupy omit oust outpaint
  overcome overturn participate personalize postpone preapprove preauthorize precompute prefer prefetch prerender preserve prevent prewarm
  proceed procure prohibit prolong prorate protect prove provide publicize purify pursue qualify quantize quash quicken rasterize realign
  reap reassess recertify recheck reclaim reconnoiter reconsider reconstruct recount recoup refinance refuel refurbish regain regroup
  regulate rehabilitate rehearse reinforce reiterate rekey relabel relist remap remarket remediate remit remodel remux repay rephrase
  replant replenish reposition requeue rescan reseal reshape reskin reslot restate restream resurface resurrect retain rethink retitle
  reunite reupload revalidate revalue revamp reveal revitalize rewrap rewrite segregate sever sharpen shrink sideload simplify simulcast
  soften solicit solve speak specify squash stabilize steer sterilize stipulate strengthen submerge subsidize substantiate supersede
  supervise surrender sustain synthesize tabulate tackle tailor teach thank throw tighten transact transcend transmute transplant transpose
  traverse tuck unallocate unapply unbind uncordon uncover undertake unfasten unify unite unlabel unmap unmask unmatch unpack unpost
  unreact unreconcile unscramble unship untie unveil unvote unwrap uproot upsample vacate vectorize ventilate visualize vouch warn
  crosslist keep mutate trade whitelabel widen wield win withhold wrap`);

/** Verbs that are as often a noun: "Charge Customer", "Charge Details". */
export const AMBIGUOUS = createSet(`
  aliquot allowlist attack blocklist craft denylist exhibit flash grade graft harvest lapse levy lodge loot milk pair
  pipette shift shortlist spawn spike spray tally throttle tow trace waitlist
  book boot build call change charge chat claim cluster comment commit deposit dispute draft embed export fire forward fund import index issue
  label lease leave like link log login map match offer order park pin place play poll post print process purchase queue rank rate record refund rent
  release reply report request reverse review rollback rollout route run sample scan schedule score screen share sign snapshot stage star store
  stream switch sync tag test tip track trade train transfer trigger vault vote watch`);
/** Verbs whose other forms also begin names: "Creates a user", "Creating Users". Their gerunds are seldom nouns. */
const INFLECTED = splitEntries(`
  list get search find retrieve fetch create update delete add remove send return read upload download generate cancel
  archive retrieve export import insert modify edit upsert check verify validate assign publish fetch execute trigger`);
/** "check:in" is "check in", a verb of its own. */
export const PHRASAL_VERBS = createSet(`
  back:up bring:back buy:back call:back carry:forward carry:over cash:out check:in check:off check:out clean:up clock:in clock:out close:down close:out
  drop:off dry:run fail:over hand:back kick:off lay:off lock:out pay:off pay:out phase:out pick:up pull:back push:back put:away put:back roll:over
  send:back set:aside get:rid slow:down speed:up take:down wind:down wrap:up fill:in fill:out forward:geocode hand:off hand:over
  block:off call:off close:off cut:off dial:out give:back hold:back kick:out let:in lock:down log:off mark:down mark:up move:back move:down move:up
  pass:on pay:back print:out queue:up ring:up rule:out sell:off sell:out send:off send:out ship:out shut:off start:up step:down swap:in swap:out
  switch:over throw:away throw:out tie:up trade:in turn:over vote:down vote:up wipe:out write:down write:up zoom:in zoom:out
  hang:up log:in log:out look:up opt:in opt:out power:on power:off punch:in punch:out reverse:geocode roll:back scale:up
  scale:down set:up shut:down sign:in sign:out sign:up sign:off spin:up spin:down switch:on switch:off take:over
  tear:down top:up turn:on turn:off wake:up warm:up write:off`);

/** What names write in short. */
export const SHORT_VERBS = createPairs('del:delete rm:remove exec:execute');

/** The plain verb that says the same, of verbs that have one: "get" for "retrieve". */
export const PLAIN_VERBS: ReadonlyMap<string, string> = new Map([
  ...SHORT_VERBS,
  ...createPairs(`
  retrieve:get fetch:get read:get view:get show:get obtain:get see:get enumerate:list browse:list lookup:find locate:find
  query:search edit:update modify:update destroy:delete erase:delete`),
]);

/** What a verb in its base form does to the user's data; `undefined` of a word that is no known verb. */
export function findVerbEffect(verb: string): Effect | undefined {
  if (READ_VERBS.has(verb)) return 'read';
  if (DELETE_VERBS.has(verb)) return 'delete';
  return WRITE_VERBS.has(verb) ? 'write' : undefined;
}

/** Every form that begins names -> its verb. */
export const FORMS: ReadonlyMap<string, string> = formsOf([...READ_VERBS, ...WRITE_VERBS, ...DELETE_VERBS]);

function formsOf(verbs: readonly string[]): ReadonlyMap<string, string> {
  const forms = new Map(verbs.map((verb) => [verb, verb]));
  for (const verb of INFLECTED) {
    const third = verb.endsWith('y')
      ? `${verb.slice(0, -1)}ies`
      : /(?:ch|sh)$/.test(verb)
        ? `${verb}es`
        : `${verb}s`;
    forms.set(third, verb);
    forms.set(verb === 'get' ? 'getting' : `${verb.replace(/e$/, '')}ing`, verb);
  }
  return forms;
}
