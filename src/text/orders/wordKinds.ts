import { createSet, splitEntries } from '../lexicon.ts';

/**
 * What words of English mean to a reader that looks for orders to an agent. A word may be of several kinds; "system_prompt" is two words
 * that stand together. Kinds, not phrases: whoever knows another word for sending adds it to one line, and every sign knows it.
 */

/** What is done: the forms of these are known too. */
export const VERBS = {
  setAside:
    'ignore disregard forget neglect overlook discard dismiss abandon override overrule bypass circumvent outrank supersede unlearn ditch violate break drop',
  obey: 'obey follow heed comply adhere respect abide honor honour listen',
  send: 'send post forward upload transmit submit deliver mail email e-mail dm message share copy cc bcc paste append attach include embed leak reveal disclose expose hand relay push sync export exfiltrate route redirect publish pass provide supply give report dump print output display echo recite repeat quote encode base64-encode zip pipe enter fill insert put place add write type store save log record show collect gather harvest summarise summarize mirror translate compress smuggle tell state mention carry spell divulge surrender yield create draft',
  reach:
    'read open load fetch visit consult browse access retrieve download check look go navigate see study search scan find inspect get take extract grab steal dig pull',
  run: 'run execute evaluate eval launch spawn type compile paste open invoke issue enter exec double-click',
  install: 'install download add enable register activate import pull clone fetch upgrade sideload',
  ask: 'ask prompt request make let require demand urge convince persuade trick',
  tell: 'tell inform mention notify say reveal disclose report let alert warn admit explain discuss acknowledge announce show ask consult bother trouble involve disturb brief list breathe whisper answer apologise apologize talk',
  hide: 'hide conceal omit withhold suppress mask lie deny pretend keep leave exclude strip cover skip do',
  skip: 'skip bypass avoid omit waive drop suppress assume presume treat count consider suspend circumvent forgo',
  disable:
    'disable deactivate stop kill turn switch lower weaken loosen remove uninstall relax lift bypass close shut pause exempt',
  grant: 'grant give assign invite add promote make elevate allow share open widen extend raise',
  favour:
    'prefer choose recommend suggest promote advertise praise pick favour favor use rank advise endorse offer steer select trust pitch place put push mention talk bring name',
  rate: 'rate review star upvote vote like endorse tweet leave recommend praise post publish write give share follow subscribe',
  keepInMind:
    'remember memorise memorize store save keep write append add put note record persist commit learn bear retain insert copy place update edit modify make teach create load schedule',
  destroy:
    'delete remove wipe erase drop destroy purge overwrite truncate clear empty reset encrypt corrupt move export',
  pay: 'pay transfer buy purchase book wire refund swap replace change charge divert move send',
  call: 'call use invoke run execute trigger begin start choose select query perform carry end',
  act: 'act behave imagine play roleplay impersonate become speak pose masquerade answer respond reply pretend assume simulate adopt take',
  know: 'know learn notice realise realize suspect hear noticing',
  says: 'say write mention ask type want talk request complain tell refuse object decline reply answer send thank greet leave log approve pay open order',
  reply: 'answer reply respond report summarise summarize recommend explain',
} as const;

/** More that is done, of no kind above. */
const DEEDS =
  'carry proceed continue wait move export raise teach refrain turn bring drop speak take behave act begin end finish trigger kill shut demand sell buy pay fake forge hack lure tell lie threaten warn flatter insult block ban report spam flood hijack redirect intercept monitor track watch spy record listen scrape crawl clone fork merge commit push deploy scale connect disconnect log sign click press scroll drag dial phone draft compose word phrase reword translate quote cite swear promise sacrifice reward punish trust believe doubt accept agree approve reject confirm deny oppose authorise authorize vouch certify testify endorse vote donate tip subscribe unsubscribe follow unfollow join leave visit browse go come stay return repeat loop pause resume mute switch toggle flip swap trade exchange convert transform transfer withdraw deposit copy clean clear wash burn shred crash break hurt harm damage destroy infect plant hide bury seed stash smuggle lead guide steer nudge pull drive persuade convince encourage discourage motivate beg plead apologise apologize thank praise blame mention advertise announce broadcast spread leak pass whisper shout write scribble type paste note jot keep guard protect secure lock unlock crack guess brute-force steal rob fetch deliver ship bundle wrap gzip tar zip encode decode decrypt obey comply submit surrender yield assume pretend imagine simulate roleplay become think reason reflect consider regard treat';

/** What descriptions of APIs tell their readers to do. */
const USUAL = createSet(
  'use email ask finish proceed continue discuss invite move upgrade compress protect inform notify display unlock unsubscribe instruct supply scan close join override embed share post reset respond publish subscribe access redirect deny block cancel suspend end deactivate attach order play know open extend append retain become issue spell navigate schedule pull message request sync activate modify filter trust track monitor scale drive tip phone phrase word talk remember encrypt expose fetch register assign do perform want learn think see call set provide specify pass include refer make let ensure note add omit get leave select choose enter check contact read consult find search list look send put keep take treat consider require have give show return visit replace change start stop run enable disable configure create update remove delete edit write say store save count insert switch try retrieve review submit log sign click follow go come wait repeat convert transform copy encode confirm accept connect assume avoid allow apply invoke trigger export download upload ignore skip exclude name state fill type turn link place prefer pick offer record merge commit deploy clone translate mention compile query consent',
);

/** Things, people and marks of a sentence. Of the first list the plural is known too. */
export const NOUNS = {
  rules:
    'instruction directive guideline guardrail rule policy restriction constraint safeguard system_message developer_message system_prompt commandment limitation prompt safety norm law',
  orders:
    'instruction directive guideline guardrail system_message developer_message system_prompt safety_rule guidance',
  page: 'page skill',
  prompt:
    'system_prompt developer_message initial_prompt hidden_prompt chain_of_thought hidden_instruction internal_instruction secret_instruction',
  chat: 'conversation chat dialogue dialog transcript chat_history conversation_history message_history',
  talk: 'chat_history conversation_history message_history chat_log chat_transcript',
  secret:
    'password passphrase passcode pin token credential secret cookie api_key key private_key seed_phrase recovery_phrase mnemonic otp card_number cvv ssn access_token session_token secret_key ssh_key one-time_code verification_code passwd two-factor_code recovery_code bearer_token',
  belongings:
    'file document folder directory mail email inbox mailbox calendar contact photo picture clipboard browsing_history note message attachment address_book bookmark home_directory download keychain password_manager home drive chat_history spreadsheet book source_code disk body bodies history shell_history',
  machine: 'computer machine laptop workstation pc device desktop localhost terminal system keyboard process',
  shell: 'terminal shell console command_line command_prompt powershell bash cmd interpreter python',
  code: 'script command code snippet payload one-liner program binary executable',
  package:
    'package plugin plug-in extension binary executable installer companion helper add-on addon module library marketplace app client mcp_server npm_package dependency agent toolkit cli',
  guard:
    'sandbox firewall antivirus guardrail safety_check permission_check tls_check certificate_check safety_filter content_filter permission_mode permission_prompt allowed_tool confirmation_dialog approval_dialog tls_verification ssl_verification certificate_verification virus_scanner two-factor allowlist settings_file',
  right:
    'admin_right owner_right permission privilege write_access admin_access admin owner ownership administrator full_access scope access root_access right',
  star: 'star review rating vote upvote testimonial endorsement tweet thumb recommendation like',
  rival: 'competitor rival alternative competition rivals',
  tool: 'tool action function skill plugin app connector connection integration',
  person: 'user human person operator owner customer client somebody someone anybody anyone everybody people',
  user: 'user human operator people someone everyone person',
  ai: 'ai llm agent assistant language_model chatbot bot claude chatgpt gpt copilot gemini codex ai_agent ai_assistant ai_model',
  model: 'model',
  confirm:
    'confirmation approval consent permission agreement go-ahead confirmation_step confirmation_dialog approval_step yes check question',
  turn: 'task conversation session question chat turn answer reply message',
  said: 'answer reply response summary output report message recommendation word conversation suggestion words',
  link: 'link manual readme gist guide page document site website url documentation handbook',
  spot: 'field text description line note paragraph sentence comment input parameter argument document page content header',
  sender: 'vendor developer maker publisher partner',
  site: 'webhook bucket pastebin paste collector listener',
  future: 'session conversation chat run task project',
} as const;

/** Words that have one form. */
export const OTHERS = {
  not: "not never don't dont won't without no cannot can't mustn't shouldn't needn't stop avoid refrain nobody nothing doesn't isn't nor neither neednt",
  must: 'must should shall ought',
  earlier:
    'previous previously prior earlier above preceding foregoing former original initial existing before so_far until_now up_to_now surrounding old configured received outdated',
  void: 'void obsolete outdated invalid superseded withdrawn revoked cancelled canceled replaced lifted suspended overruled ended expired switched_off turned_off no_longer disabled off irrelevant abolished discarded deleted dropped waived inapplicable gone overridden in_force force',
  whole: 'entire whole full complete unabridged verbatim current',
  every: 'each every any all whichever whatever whoever everything anything always',
  all: 'all everything anything whatever what any every each whichever',
  other: 'other others another different',
  you: 'you yourself',
  your: 'your',
  us: 'us our ours me',
  theirs: "user's users' their his her human's customer's person's owner's operator's client's",
  self: 'this these following below',
  this: 'this it these that one',
  told: 'told given taught configured received learned said instructed trained programmed',
  secretly:
    'secretly silently quietly covertly discreetly stealthily invisibly unnoticed clandestinely surreptitiously',
  always: 'always whenever every_time each_time at_all_times first',
  when: 'when once whenever if unless after as_soon_as until the_moment next_time every_time each_time upon starting in_case provided',
  fromNow:
    'from_now_on henceforth hereafter going_forward in_future from_this_moment from_this_point from_today onwards',
  unbound:
    'unrestricted unfiltered uncensored jailbroken unlimited dan unconstrained limitless unchained unmoderated',
  over: 'over instead_of rather_than above ahead_of better_than in_place_of against superior_to',
  approved:
    'approved agreed confirmed consented authorised authorized pre-approved preapproved pre-authorized granted permission consent accepted cleared signed_off',
  already: 'already in_advance beforehand implicitly counts',
  anyway: 'anyway regardless no_matter nevertheless nonetheless in_any_case even_when even_though',
  public: 'public world-readable unattended bypass auto-approve yolo publicly',
  ordinal: 'second third fourth fifth tenth two three five ten',
  inMind: 'memory memories long-term_memory long-term persistent_memory memory_file',
  aware:
    'aware informed told notified asked consulted bothered warned dark invisible unaware noticing unseen',
  polite:
    'would_you_mind would_you_please would_you_be would_you_kindly could_you could_you_please be_so_kind so_kind_as so_good_as kind_of_you be_grateful appreciate_it_if if_you_would_be kindly be_nice_if would_really_help do_us_a_favour do_us_a_favor please_be_so help_us_if too_much_trouble',
  tooling:
    'curl wget chmod rm npm npx pip pip3 brew sudo bash sh zsh powershell invoke-webrequest invoke-expression iex iwr eval ssh nc uvx pipx apt-get apt taskkill allowed-tools',
  local: 'node_modules',
} as const;

/** Words that are nouns as well: an order only before what is sent, kept, run. */
export const ALSO_NOUNS = createSet(
  'email e-mail mail message post report copy log list store record note review rate star vote order book share display output print export route prompt request type call use run start open return show import access download update upload link place look check search find repeat quote dm text push sync pipe fill state mention name answer reply query play stop switch set change put turn cover leave like follow tweet rank pick offer trust pitch visit load scan study code drop count treat guard make let get have go take see read transfer charge swap purchase mask exclude result plan need keep act script command echo address empty clear reset',
);

/** What follows a verb that gives an order, rather than a noun. */
export const OBJECT_STARTS = createSet(
  "the a an this that these those it them they him her his its their your our my me us all every each any whatever what whichever some no nothing anything everything both one to only nobody user's as like with in into on over out for whole here everyone anyone and ahead off up back not about who five at from",
);

/** Words between a verb and the start of its clause. */
export const LIGHT = createSet(
  "please kindly just also always never not don't do dont then first next instead simply immediately now again afterwards finally secretly silently quietly covertly discreetly thereafter additionally only ever",
);

/** What makes an infinitive an order: "has to", "is expected to". */
export const BOUND = createSet(
  'have has need needs required expected are is supposed asked obliged agreed instructed told must ought advised requested encouraged free welcome bound',
);

/** Verbs that descriptions of APIs seldom tell their readers to do. */
export function listDeeds(): readonly string[] {
  return [DEEDS, ...Object.values(VERBS)].flatMap(splitEntries).filter((verb) => !USUAL.has(verb));
}
