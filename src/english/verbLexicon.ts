/** The verbs that action names begin with, and their forms. */
import { entries, setOf } from '../text/lexicon.ts';

/** Verbs that take data or access away, or that cannot be undone: doubtful ones are argued in `effect.ts`. */
export const DELETE_VERBS = setOf(`
  delete remove purge destroy erase wipe trash clear drop empty revoke terminate uninstall deprovision discard prune
  truncate flush expunge void unshare deregister unregister decommission evict expel kick expire invalidate redact
  anonymize forget kill shred nullify annul delist`);

/** Verbs that only look. */
export const READ_VERBS = setOf(`
  list get search find retrieve fetch read query lookup count check verify validate download export view show browse
  describe preview compare calculate compute estimate analyze analyse detect recognize extract summarize
  geocode autocomplete suggest recommend discover explore inspect introspect diagnose predict forecast measure
  peek enumerate parse locate aggregate explain scrape determine lint ping grep tokenize decode rerank`);

const OTHER_VERBS = entries(`
  abort accept acknowledge acquire activate add adjust admit advance advise affirm aim allocate allow amend annotate
  answer append apply appoint approve archive arrange ask assemble assess assign associate attach authenticate authorize
  authorise award backup ban begin bind block book boost broadcast build buy cancel capture cast categorize categorise
  certify classify change charge chat claim clean clone close cluster clusterize collect combine comment commit complete compose
  compress configure confirm connect convert copy correct crawl create crop customize cut deactivate debug decide
  decline decompress decrease decrement decrypt deduct define delegate deliver deny deploy deposit deprecate detach
  detokenize disable disapprove disburse disconnect dismiss dispatch dispute dissolve distribute downgrade duplicate
  edit eject embed emit enable encode encrypt end endorse enforce engage enhance enlarge enqueue enrich enroll enrol
  ensure enter escalate establish evaluate exclude execute expand extend fail favorite fill filter finalize finish fix
  flag follow force fork format forward freeze fulfill fulfil fund gather generate give grant handle hang hangup hide
  hold identify ignore import include increase increment index ingest initialize initiate inject insert install instantiate
  integrate invite invoke issue join launch leave lend like link listen load localize lock log login logout make manage
  map mark match merge migrate minify mint modify moderate monitor move mute notify obtain offboard onboard open opt optimize
  optimise orchestrate override overwrite parallelize park patch pause pay perform persist pick pin place play
  poll populate post prepare press print prioritize process produce promote prompt propose provision publish pull purchase
  push put quarantine queue quit raise rank rate react reactivate receive reassign reauthorize rebase reboot rebuild recalculate
  recall reconcile reconnect record recover redeem redeliver redirect reduce refer refine refresh refund regenerate
  register reindex reinstate reissue reject release reload relocate remind rename render renew reopen reorder repair
  repeat replace replay reply report repost reprocess republish request require reschedule resend reserve reset resize
  resolve respond restart restock restore restrict resubmit resubscribe resume retire retrain retry return reverse
  revert review revise roll rollback rotate route run sample save scale scan schedule score screen screenshot seal
  secure see select sell send serve set setup share ship shorten shuffle shut shutdown sign signup simulate skip snooze sort split stage standardize star start stop store stream strip submit subscribe substitute subtract summon
  suspend swap switch sync synchronize tag take test toggle track train transcode transcribe transfer
  transform transition translate transliterate transmit triage trigger trim unarchive unassign unban unblock
  undelete undeploy undo unenroll unfavorite unflag unfollow unfreeze unhide unlike unlink unlock unmark unmute unpin
  unpublish unsnooze unstar unsubscribe unsuspend untag untrack unwatch update upgrade upload upscale upsert use vault
  vote wait watch whitelist withdraw write zip`);

/** Verbs that are as often a noun: "Charge Customer", "Charge Details". */
export const AMBIGUOUS = setOf(`
  book build call change charge chat claim cluster comment commit deposit dispute embed export forward fund import index issue
  like link log map match offer order park pin place play poll post print process purchase queue rank rate record refund
  release reply report request reverse review route run sample scan schedule score screen share sign stage star store
  stream switch sync tag test track train transfer trigger vault vote watch`);
/** Verbs whose other forms also begin names: "Creates a user", "Creating Users". Their gerunds are seldom nouns. */
const INFLECTED = entries(`
  list get search find retrieve fetch create update delete add remove send return read upload download generate cancel
  archive retrieve export import insert modify edit upsert check verify validate assign publish fetch execute trigger`);
/** Every form that begins names -> its verb. */
export const FORMS: ReadonlyMap<string, string> = formsOf([
  ...READ_VERBS,
  ...OTHER_VERBS,
  ...DELETE_VERBS,
  'return',
]);

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
