/** Words of names: splitting, casing, number and articles. English, by lexicon and spelling rules; no locale. */

const entries = (text: string): string[] => text.trim().split(/\s+/);
const setOf = (text: string): ReadonlySet<string> => new Set(entries(text));

const ACRONYMS = entries(`
  url uri urn id api sms mms rcs csv tsv pdf html css json xml yaml crm erp cms sku asin upc ean mpn gtin isbn vat
  gst iban bic ach sepa dns ip cidr ssl tls ssh sso mfa tfa otp totp saml scim ldap jwt faq kpi okr sla csat nps iso qr
  gif png jpg jpeg svg tiff ai llm ml nlp ocr utm ein ssn dob kyc aml npi ehr emr sdk cli ui ux cdn cpu gpu vm vpc vpn
  vlan ssid lan wan iam arn aws gcp sql nosql soql ftp sftp http https rest rss seo cpc cpm ctr roi mrr arr ltv
  b2b b2c pto hr hris ats uuid guid nft etf ivr voip sip pbx cdr did usb nfc rfid gps eta eod gdpr ccpa nda rfp rfq rma
  bom lms wms tv sim ga4 s3 ec2 sns sqs mp3 mp4 w2 w9 2fa usd eur gbp hlr asn pr md5 xlsx docx pptx`);

const DISPLAY = entries(`
  OAuth OAuth2 GraphQL GitHub GitLab YouTube LinkedIn WhatsApp PayPal HubSpot WordPress WooCommerce BigCommerce iPhone
  iOS iPad macOS eBay JavaScript TypeScript PostgreSQL MySQL MongoDB BigQuery DynamoDB QuickBooks ClickUp TikTok
  OpenAI ChatGPT DocuSign OneDrive OneNote SharePoint SendGrid ActiveCampaign SurveyMonkey MailChimp FedEx SaaS
  NetSuite PowerPoint Google Microsoft Slack Salesforce Shopify Stripe Zoom Trello Asana Jira Confluence Notion Dropbox
  Facebook Instagram Messenger Twitter Pinterest Amazon Etsy Twilio Zendesk Intercom Outlook Gmail Excel Wikipedia
  Telegram Discord Xero Airtable Bitbucket Azure Kubernetes Docker Redis Kafka Snowflake Adobe Apple Android Oracle
  Bitcoin Ethereum Magento Marketo Mailgun Squarespace Webflow Zapier Appium Faktoora Rev Git Boolean Bible Unicode
  English Spanish French German Italian Portuguese Chinese Japanese Korean Arabic Latin Monday Tuesday Wednesday
  Thursday Friday Saturday Sunday January February March April May June July August September October November
  December Christmas Bibles Zoho Atlassian`);

/** Lower-case word -> how it is written inside a sentence, where that is not plain lower case. */
const SPELLING: ReadonlyMap<string, string> = new Map([
  ...ACRONYMS.map((word) => [`${word}s`, `${word.toUpperCase()}s`] as const),
  ...ACRONYMS.map((word) => [word, word.toUpperCase()] as const),
  ...DISPLAY.map((word) => [word.toLowerCase(), word] as const),
  ...([
    ['e-mail', 'email'],
    ['e-mails', 'emails'],
    ['wifi', 'Wi-Fi'],
    ['wi-fi', 'Wi-Fi'],
    ['x-ray', 'X-ray'],
  ] as const),
]);

const OFFICE_FILE = setOf('document documents file files doc docs');
/** Words that are part of a product's name when they follow its first word. */
const PRODUCTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'google',
    setOf(
      'ads analytics calendar chat cloud contacts doc docs drive form forms maps meet sheet sheets slides workspace',
    ),
  ],
  ['microsoft', setOf('dynamics graph office planner teams word')],
  ['facebook', setOf('ads')],
  ['apple', setOf('pay')],
]);

/** Nouns that take neither an article nor a plural: uncountable, or plural only. */
const MASS = setOf(`
  information info data metadata feedback media software hardware content contents history payroll inventory
  staff equipment time news analytics statistics stats diagnostics demographics graphics logistics economics
  kudos earnings savings headquarters money cash revenue traffic weather access usage progress research advice
  help evidence knowledge music audio speech text spam ham html json xml yaml css sql dns ai ml sso mfa tls
  http https markdown base64 utf8 javascript authentication availability attendance attribution compensation
  consent compliance elevation eligibility engagement performance productivity sentiment toxicity morphology
  spelling logic mail stock work coursework homework bandwidth storage memory 2fa pricing billing shipping
  funding tracking branding birth improvement insurance labor labour luggage machinery merchandise popularity
  privacy quality rarity readiness trustworthiness effectiveness similarity firmware adware security seo stuff
  support time-off off trash whois wifi malware mileage telemetry`);

/** Singular although they end in "s", beyond the endings -ss, -us and -is. */
const SINGULAR_S = setOf(`
  lens alias bias canvas gas atlas series species corps means sms mms gps nps cms ios aws sns sqs ecs rds os pos saas
  paas iaas dbfs kms ses lms wms oms tms vms has was does as its yes pancreas chaos cosmos rss kubernetes postgres
  christmas texas previous always jenkins windows`);
const US_IS_PLURAL = setOf(
  'menus submenus gurus skus cpus gpus taxis skis apis kpis uris uis emojis wikis kiwis alibis bureaus plateaus minis',
);
const ES_STEM = setOf(
  'aliases biases canvases gases atlases lenses irises buses heroes potatoes tomatoes echoes vetoes embargoes',
);
const E_STEM = setOf('caches aches headaches niches avalanches uses reuses fuses abuses excuses');
const IE_STEM = setOf(
  'movies cookies calories ties pies lies selfies rookies hoodies freebies smoothies zombies newbies',
);
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  entries(`people:person children:child grandchildren:grandchild men:man women:woman feet:foot teeth:tooth mice:mouse
  indices:index matrices:matrix vertices:vertex appendices:appendix criteria:criterion phenomena:phenomenon
  alumni:alumnus quizzes:quiz axes:axis crises:crisis theses:thesis hypotheses:hypothesis diagnoses:diagnosis
  synopses:synopsis prognoses:prognosis shelves:shelf knives:knife lives:life wives:wife halves:half wolves:wolf
  selves:self calves:calf thieves:thief salespeople:salesperson schemata:schema`).map(
    (pair) => pair.split(':') as [string, string],
  ),
);
const IRREGULAR_ENDS: ReadonlySet<string> = new Set([...IRREGULAR.keys()].map((many) => many.slice(-3)));
const PLURALS: ReadonlyMap<string, string> = new Map(
  [...IRREGULAR].filter(([many]) => many !== 'schemata').map(([many, one]) => [one, many]),
);
/** Nouns of which one and many look the same. */
const SAME = setOf('series species corps chassis sms mms');
/** Endings of which -es is the plural: "classes", "statuses", but not "clauses" or "houses". */
const HISSING = /(?:ss|sh|ch|x|zz|tz|[^ao]us)es$/;
const HARD_CH = setOf('epoch tech stomach monarch patriarch loch biotech fintech');

/** Acronyms that are read as a word, so that their first letter is not named: "a SKU", not "an SKU". */
const SPOKEN = setOf(
  'sku skus sql soql sosl saml scim sepa sip sim sims lan ram mac nat nic soap rest saas swift hipaa fhir ring midi nasa',
);
/** Nouns of APIs that are also part of a brand's name. */
const ORDINARY = setOf(`
  account accounts ad ads alert alerts analytics api app application apps article articles asset attendance automation
  base board book booking books bot bots box branch business calendar call calls campaign campaigns card cards case
  center channel charge chat chatbot check checkout city classroom click client cloud code column company connection
  contact contacts content credit crm customer daily data deal deals desk doc docs document documents drive email event
  events exchange expense feedback file files financial flow folder form forms function fund goal group groups health
  hub image images in insights invoice invoices issue job jobs journal lead leads link links list lists live location
  log logs machine mail market me media meeting meetings member message messages meter mobile my network news note notes
  on order orders out page pages partner pay payment payments payroll people person phone pipe pipes place plan player
  point portal post posts price product products profile project projects record report reports request resource room
  sales schedule search section segment server service session shift shop sign site sites smart space store stream survey
  table tag talk task tasks team teams text ticket tickets time to token track user users video web webinar with work
  worker workers workflow workspace`);

/** Two words or more, of nothing but letters and digits: nearly every name. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)+$/;
const ONE_WORD = /^[A-Za-z][a-z]*$/;
const DIGIT = /\d/;
const INVISIBLE = /[\p{DI}\p{Cf}\p{Co}\p{Cs}]+/gu;
const ASCII = /^[\0-\x7f]*$/;
const ODD = /[^\0-\x7f\p{L}\p{M}\p{N}]+/gu;
const ODD_ASCII = /[^A-Za-z0-9'/&._\-\u0080-\u{10ffff}]+/gu;
const ACRONYM_JOIN = /([A-Z]{2,})(to|from|by|for|of|in|as|with|or|and)(?=[A-Z])/g;
const CAMEL = /[A-Z]+s(?![a-z])|[A-Z]+\d*(?![a-z])|[A-Z]?[^A-Z]+/g;
const EDGE = /^[-'./]+|[-./]+$|(?<!s)'$/g;

/** Splits a display name, snake_case, kebab-case or camelCase into words; keeps "&", "A/B", "Check-in" and "User's". */
export function wordsOf(name: string): string[] {
  if (PLAIN.test(name)) return name.split(' ');
  if (ONE_WORD.test(name)) return [name];
  const text = readable(name);
  if (!text.includes(' ')) return identifierWords(text);
  return text
    .split(/[ _]+/)
    .map((word) => word.replace(EDGE, ''))
    .filter((word) => word !== '');
}

function readable(name: string): string {
  // The classes of Unicode are slow to compile, and few catalogs need them.
  const ascii = ASCII.test(name) ? name : name.replace(/[‘’]/g, "'").replace(INVISIBLE, '').replace(ODD, ' ');
  return ascii
    .replaceAll('(s)', 's')
    .replace(ODD_ASCII, ' ')
    .replace(/ *\/ */g, '/')
    .trim();
}

function identifierWords(text: string): string[] {
  // "Check-Ins" is a name with a hyphen; "list-users" and "users.list" are keys.
  const parts = /^[a-z]|_/.test(text) ? text.split(/[_.-]+/) : [text.replace(EDGE, '')];
  return parts.flatMap(humps).reduce<string[]>((done, part) => {
    const joined = `${done.at(-1) ?? ''}${part}`;
    // "Git", "Hub" -> "GitHub": a brand's own capitals are no border.
    if (done.length > 0 && SPELLING.get(joined.toLowerCase()) === joined) done[done.length - 1] = joined;
    else done.push(part);
    return done;
  }, []);
}

function humps(word: string): string[] {
  if (/[-/'&]/.test(word)) return [word];
  return word
    .replace(ACRONYM_JOIN, '$1 $2 ')
    .split(' ')
    .flatMap((part) => part.match(CAMEL) ?? []);
}

/** The words as they stand inside a sentence: lower case, but acronyms, brands and `properNouns` keep their own. */
export function lowerPhrase(words: readonly string[], properNouns: ReadonlySet<string>): string {
  let text = '';
  let before = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const lower = word.toLowerCase();
    const kept = isProper(words, at, lower, properNouns) || isProduct(before, lower, words[at + 1]);
    text += `${at === 0 ? '' : ' '}${kept ? word : inSentence(word, lower, at === words.length - 1)}`;
    before = lower;
  }
  return text;
}

/** An app called "Gift Up!" still has gift cards: of a longer brand, and of an ordinary noun, one word is not enough. */
function isProper(
  words: readonly string[],
  at: number,
  lower: string,
  properNouns: ReadonlySet<string>,
): boolean {
  if (!properNouns.has(words[at] ?? '')) return false;
  if (properNouns.size === 1) return !ORDINARY.has(lower);
  return properNouns.has(words[at - 1] ?? '') || properNouns.has(words[at + 1] ?? '');
}

function isProduct(before: string, lower: string, next: string | undefined): boolean {
  if (PRODUCTS.get(before)?.has(lower) === true) return true;
  return (
    next !== undefined && (lower === 'word' || lower === 'office') && OFFICE_FILE.has(next.toLowerCase())
  );
}

function inSentence(word: string, lower: string, isLast: boolean): string {
  const known = SPELLING.get(lower);
  if (known !== undefined) return known;
  const border = Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('/'));
  if (border > 0) {
    const before = inSentence(word.slice(0, border), lower.slice(0, border), true);
    return `${before}${word.charAt(border)}${inSentence(word.slice(border + 1), lower.slice(border + 1), isLast)}`;
  }
  if (word.length === 1) return lower === 'a' && !isLast ? lower : word;
  // Capitals or digits after the first letter are a word's own: "SMS", "SignExpress", "Base64".
  return word.slice(1) !== lower.slice(1) || DIGIT.test(word) ? word : lower;
}

/** Whether a noun names one thing, many things, or something that is not counted ("information", "analytics"). */
export function numberOf(word: string): 'one' | 'many' | 'mass' {
  const lower = word.toLowerCase();
  if (MASS.has(lower)) return 'mass';
  return mayInflect(lower) && singular(lower) !== lower ? 'many' : 'one';
}

/** The singular of an English noun; words without one stay as they are. "Expenses/Credits": both. */
export function singular(word: string): string {
  if (!mayInflect(word)) return word;
  if (word.includes('/')) return word.split('/').map(singular).join('/');
  const tail = word.slice(word.lastIndexOf('-') + 1);
  return word.slice(0, word.length - tail.length) + recase(tail, singularOf(tail.toLowerCase(), tail));
}

/** The plural of an English noun; plurals and uncountable nouns stay as they are. */
export function plural(word: string): string {
  if (word.includes('/')) return word.split('/').map(plural).join('/');
  if (numberOf(word) !== 'one') return word;
  const tail = word.slice(word.lastIndexOf('-') + 1);
  return word.slice(0, word.length - tail.length) + recase(tail, pluralOf(tail.toLowerCase()));
}

/** The words with the last one in the singular. */
export function singularPhrase(words: readonly string[]): string[] {
  return words.map((word, at) => (at === words.length - 1 ? singular(word) : word));
}

/** The words with the last one in the plural. */
export function pluralPhrase(words: readonly string[]): string[] {
  return words.map((word, at) => (at === words.length - 1 ? plural(word) : word));
}

/** "a" or "an", by the sound of what follows, cased as in a sentence: "an hour", "a user", "an SMS", "a URL". */
export function articleFor(phrase: string): 'a' | 'an' {
  const first = phrase.split(/[ \-/]/, 1)[0] ?? '';
  if (/^(?:8|11$|18$)/.test(first)) return 'an';
  const spelled = /^[A-Z](?:[A-Z0-9]|s?$)/.test(first) && !SPOKEN.has(first.toLowerCase());
  if (spelled) return 'AEFHILMNORSX'.includes(first.charAt(0)) ? 'an' : 'a';
  const lower = first.toLowerCase();
  if (/^(?:hour|honest|honor|honour|heir)/.test(lower)) return 'an';
  return /^[aeiou]/.test(lower) && !/^(?:uni(?!n|m|d)|us[aeiu]|util|utop|ubi|ura|eu|once$|one$)/.test(lower)
    ? 'an'
    : 'a';
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
  if (ES_STEM.has(lower)) return lower.slice(0, -2);
  return HISSING.test(lower) && !E_STEM.has(lower) ? lower.slice(0, -2) : stem;
}

function pluralOf(lower: string): string {
  const irregular = PLURALS.get(lower);
  if (irregular !== undefined) return irregular;
  if (SAME.has(lower)) return lower;
  if (lower.endsWith('sis') || lower.endsWith('xis')) return `${lower.slice(0, -2)}es`;
  if (/[^aeiou]y$/.test(lower)) return `${lower.slice(0, -1)}ies`;
  if (ES_STEM.has(`${lower}es`) || (/(?:s|x|z|ch|sh)$/.test(lower) && !HARD_CH.has(lower)))
    return `${lower}es`;
  return `${lower}s`;
}
