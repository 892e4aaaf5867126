import { createSet } from './lexicon.ts';
import { toSingular } from './number.ts';

/** Nouns of APIs, many of which are part of a brand's name as well. */
const ORDINARY = createSet(`
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
/** More nouns that stand before others in names of actions, and are no verbs. */
const BEFORE_OTHERS = createSet(`
  access address agent album artist audience audit author bank billing brand candidate carrier carton cluster
  collection comment community config container country currency database dataset department device domain driver
  employee employer endpoint engine entity environment episode exhibition feature fee field fleet flight food game gas
  geofence gift guest holiday host hotel import incident industry insurance interest inventory item key language leave
  ledger library license loan loyalty menu merchant metric model module movie object office org park parking party
  patient payslip photo pipeline policy pool portfolio property provider public purchase quota recipe region
  repository restaurant retention return risk role salary sample school seat security sensor shipment shipping
  shopping skill song spend sport sports staff station stock student subscriber subscription supplier system tax
  tenant tenancy terminal test tide topic traffic trade trip truck unit university utility vaccine value variant
  catalog catalogue design quote series visit feed money profile state status vehicle vendor venue visa voice voucher wage wallet warehouse water weather zone`);
/** Endings of nouns and adjectives; no English verb is without a vowel; the few verbs that have such an ending. */
const ENDING =
  /(?:[ts]ion|[ts]ive|ment|ity|ance|ence|ness|ship|ism|ist|logy|ics|ary|ory|ical|ial|ous|ful)$|^[^aeiouy]+$/;
const VERBS = createSet(`
  accession apportion auction augment balance caution commission complement condition decommission document enhance experiment
  finance fragment implement inventory license mention partition petition position precondition proportion provision question
  ration reposition section segment sequence ship station supplement vision worship assist consist enlist persist resist`);

/** Whether a brand's word is an ordinary noun of APIs as well. */
export function isOrdinary(word: string): boolean {
  return ORDINARY.has(word.toLowerCase());
}

/** Whether a word before others of a name is surely no verb; of a word that nobody knows it is not sure. */
export function isSurelyNoun(word: string): boolean {
  const lower = word.toLowerCase();
  const one = toSingular(lower);
  if (one !== lower || ORDINARY.has(one) || BEFORE_OTHERS.has(one)) return true;
  return ENDING.test(lower) && !VERBS.has(lower);
}
