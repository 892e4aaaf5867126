import { createPairs, createSet } from './lexicon.ts';

/** Nouns that take neither an article nor a plural: uncountable, or plural only. */
const MASS = createSet(`
  information info data metadata feedback media software hardware content contents history inventory
  staff equipment time news analytics statistics stats diagnostics demographics graphics logistics economics
  kudos earnings savings headquarters money cash revenue traffic weather access usage progress research advice
  help evidence knowledge music audio speech text spam ham html json xml yaml css sql dns ai ml sso mfa tls
  http https markdown base64 utf8 javascript authentication availability attendance attribution compensation
  consent compliance elevation eligibility engagement performance productivity sentiment toxicity morphology
  spelling logic mail stock work coursework homework bandwidth storage memory 2fa pricing billing shipping
  funding tracking branding birth improvement insurance labor labour luggage machinery merchandise popularity
  aircraft spacecraft livestock cattle poultry wildlife rainfall precipitation snowfall imagery footage fuel electricity energy gas
  soil fertilizer manure milk grain wheat rice corn sand gravel lumber steel freight cargo custody tenancy
  parenting housing clothing footwear jewelry furniture cutlery crockery bedding stationery postage tuition literacy
  premises surroundings belongings proceeds goods customs groceries arrears alimony welfare xp wisdom gold silver copper
  oxygen baggage eth btc sol xrp usdc usdt usd eur gbp jpy water blood plasma urine saliva tissue dna rna bacteria pollen sunlight daylight humidity moisture salinity acidity altitude
  air ozone pollution radiation vegetation acreage irrigation sewage litter rubbish garbage debris waste compost parking
  punctuation slang folklore genealogy ancestry heraldry provenance jurisprudence legislation litigation
  privacy ownership documentation internet web anybody anyone anything everybody everyone everything it nobody nothing somebody someone something them quality rarity readiness trustworthiness effectiveness similarity firmware adware security seo stuff
  support ssl ssh aes dnssec kyc kyb aml downtime code time-off off trash whois wifi malware mileage telemetry health uptime python dax sparql suiteql abuse personnel pii phi s3 visibility retention encryption connectivity latency liquidity volatility`);

/** Of the nouns in -ing those that are counted: a listing, but no "a marketing". */
const THINGS_IN_ING = createSet(`
  listing booking meeting mailing recording building setting rating sending drawing ranking warning filing posting training
  finding heading opening reading painting screening offering holding thing string ring wing sibling ceiling wedding
  greeting hearing clipping mapping grouping binding pairing crossing landing briefing outing viewing sighting embedding
  rendering casting closing standing dwelling marking fitting earring seedling gathering evening morning ping king spring tagging`);
const THINGS_IN_NESS = createSet('business witness harness illness weakness governess');
const ASCII = /^[\0-\x7f]*$/;

/** Singular although they end in "s", beyond the endings -ss, -us and -is. */
const SINGULAR_S = createSet(`
  lens alias bias canvas gas atlas series species corps means sms mms gps nps cms ios aws sns sqs ecs rds os pos saas
  paas iaas dbfs kms ses lms wms oms tms vms has was does as its yes pancreas chaos cosmos rss kubernetes postgres
  christmas texas previous always jenkins windows res`);
const US_IS_PLURAL = createSet(
  'menus submenus gurus skus cpus gpus taxis skis apis kpis uris uis emojis wikis kiwis alibis bureaus plateaus minis',
);
const ES_STEM = createSet(
  'aliases biases canvases gases atlases lenses irises buses heroes potatoes tomatoes echoes vetoes embargoes',
);
const E_STEM = createSet('caches aches headaches niches avalanches uses reuses fuses abuses excuses');
const IE_STEM = createSet(
  'movies cookies calories ties pies lies selfies rookies hoodies freebies smoothies zombies newbies',
);
const IRREGULAR = createPairs(`
  people:person children:child grandchildren:grandchild men:man women:woman feet:foot teeth:tooth mice:mouse
  indices:index matrices:matrix vertices:vertex appendices:appendix criteria:criterion phenomena:phenomenon
  alumni:alumnus quizzes:quiz axes:axis crises:crisis theses:thesis hypotheses:hypothesis diagnoses:diagnosis
  synopses:synopsis prognoses:prognosis shelves:shelf knives:knife lives:life wives:wife halves:half wolves:wolf
  selves:self calves:calf thieves:thief salespeople:salesperson schemata:schema dice:die`);
const IRREGULAR_ENDS: ReadonlySet<string> = new Set([...IRREGULAR.keys()].map((many) => many.slice(-3)));
const PLURALS: ReadonlyMap<string, string> = new Map(
  [...IRREGULAR].filter(([many]) => many !== 'schemata').map(([many, one]) => [one, many]),
);
/** Plurals that say which kind: "a sales order". */
export const KINDS_IN_PLURAL = createSet(
  'sales goods sports savings customs contents earnings systems operations works',
);
/** Codes that are counted, unlike those that programs are made of. */
export const COUNTED_CODES = createSet(`
  2fa access activation area auth backup color colour country coupon currency discount error gift hs invitation invite language mfa otp pin
  postal product promo promotion promotional qr recovery referral security sms status tax totp tracking verification voucher zip`);
/** Nouns of which one and many look the same. */
export const SAME_IN_PLURAL = createSet('series species corps chassis sheep deer fish salmon trout sms mms');
/** Endings of which -es is the plural: "classes", "statuses", but not "clauses" or "houses". */
const HISSING = /(?:ss|sh|ch|x|zz|tz|[^ao]us)es$/;
/** "RSSIs", "SMSes", but not "SaaS". */
const MANY_OF_ACRONYM = /(?:^|-)[A-Z][A-Z\d]+(?:s|(?<=[HSXZ])es)$|^[A-Z]{1,4}-\d+s$/;
const HARD_CH = createSet('epoch tech stomach monarch patriarch loch biotech fintech');

/** Whether a noun names one thing, many things, or something that is not counted ("information", "marketing"), as English nouns do. */
export function findNumber(word: string): 'one' | 'many' | 'mass' {
  const lower = word.toLowerCase();
  if (MASS.has(lower) || !ASCII.test(word)) return 'mass';
  if (MANY_OF_ACRONYM.test(word)) return 'many';
  if (lower.length > 4 && lower.endsWith('ing') && !THINGS_IN_ING.has(lower)) return 'mass';
  if (lower.endsWith('ness') && !THINGS_IN_NESS.has(lower)) return 'mass';
  return mayInflect(lower) && toSingular(lower) !== lower ? 'many' : 'one';
}

/** The singular of an English noun; words without one stay as they are. "Expenses/Credits": both. */
export function toSingular(word: string): string {
  if (!mayInflect(word) || !ASCII.test(word)) return word;
  if (word.includes('/')) return word.split('/').map(toSingular).join('/');
  const tail = word.slice(word.lastIndexOf('-') + 1);
  return word.slice(0, word.length - tail.length) + recase(tail, singularOf(tail.toLowerCase(), tail));
}

/** The plural of an English noun; plurals and uncountable nouns stay as they are. */
export function toPlural(word: string): string {
  if (word.includes('/')) return word.split('/').map(toPlural).join('/');
  if (/^\d+$/.test(word) || findNumber(word) !== 'one') return word;
  const tail = word.slice(word.lastIndexOf('-') + 1);
  return word.slice(0, word.length - tail.length) + recase(tail, pluralOf(tail.toLowerCase()));
}

/** The words with the last one in the singular. */
export function toSingularPhrase(words: readonly string[]): string[] {
  return words.map((word, at) => (at === words.length - 1 ? toSingular(word) : word));
}

/** The words with the last one in the plural; "code" has one where it is counted. */
export function toPluralPhrase(words: readonly string[]): string[] {
  const isCode = COUNTED_CODES.has(words.at(-2)?.toLowerCase() ?? '') && /^code$/i.test(words.at(-1) ?? '');
  return words.map((word, at) => (at !== words.length - 1 ? word : isCode ? `${word}s` : toPlural(word)));
}

/** Puts `word`'s own letters back where `lower`, its inflected lower-case form, still agrees with it. */
function recase(word: string, lower: string): string {
  if (lower.startsWith(word.slice(1).toLowerCase(), 1)) return word + lower.slice(word.length);
  let same = Math.min(word.length, lower.length);
  while (word.slice(0, same).toLowerCase() !== lower.slice(0, same)) same -= 1;
  return word.slice(0, same) + lower.slice(same);
}

/** Most words are neither: only those on "s" and the irregular plurals can be plural. */
function mayInflect(word: string): boolean {
  return (
    word.endsWith('s') ||
    word.endsWith('S') ||
    word.includes('/') ||
    IRREGULAR_ENDS.has(word.slice(-3).toLowerCase())
  );
}

function singularOf(lower: string, word: string): string {
  const irregular = IRREGULAR.get(lower);
  if (irregular !== undefined) return irregular;
  if (!word.endsWith('s') || lower.length < 3 || MASS.has(lower) || SINGULAR_S.has(lower)) return lower;
  const stem = lower.slice(0, -1);
  if (MANY_OF_ACRONYM.test(word)) return word.endsWith('es') ? lower.slice(0, -2) : stem;
  switch (lower.charAt(lower.length - 2)) {
    case 's':
    case "'":
      return lower;
    case 'u':
    case 'i':
      return US_IS_PLURAL.has(lower) || lower.endsWith('eaus') ? stem : lower;
    case 'e':
      return singularOfEs(lower, stem);
    default:
      return stem;
  }
}

function singularOfEs(lower: string, stem: string): string {
  if (lower.endsWith('ies')) return IE_STEM.has(lower) || lower.length < 5 ? stem : `${lower.slice(0, -3)}y`;
  if (lower.endsWith('yses')) return `${lower.slice(0, -2)}is`;
  // "smses"; but poses are those of a pose.
  if (ES_STEM.has(lower) || (SINGULAR_S.has(lower.slice(0, -2)) && lower !== 'poses'))
    return lower.slice(0, -2);
  return HISSING.test(lower) && !E_STEM.has(lower) ? lower.slice(0, -2) : stem;
}

function pluralOf(lower: string): string {
  const irregular = PLURALS.get(lower);
  if (irregular !== undefined) return irregular;
  if (SAME_IN_PLURAL.has(lower)) return lower;
  if (lower.endsWith('sis') || lower.endsWith('xis')) return `${lower.slice(0, -2)}es`;
  if (/[^aeiou]y$/.test(lower)) return `${lower.slice(0, -1)}ies`;
  if (ES_STEM.has(`${lower}es`) || (/(?:s|x|z|ch|sh)$/.test(lower) && !HARD_CH.has(lower)))
    return `${lower}es`;
  return `${lower}s`;
}
