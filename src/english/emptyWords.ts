import { createSet } from '../text/lexicon.ts';
import { remember } from '../text/memo.ts';
import { toSingular } from '../text/number.ts';

/** Words of English grammar and of time, which say nothing of what an app is for. */
const GRAMMAR = createSet(`
  a about above according across after again against all almost alone along already also although always am among an and another
  any anyone anything are around as ask asked at away back be became because become been before behind being below best better between big
  both bring but by came can cannot come could did different do does doing done down during each easily easy effectively
  efficiently either else end enough especially etc even ever every everyone everything few first five for four from full fully
  further get give given go goes going good got great had half has have having he help helping helps her here high him his how
  however i if important in including into is it its itself just keep kind know known large last later least less let like likely
  little long look looking lot made main mainly make makes making many may me means might more most mostly much must my near need
  needs never new next nice no non none nor not now of off often old on once one ones only onto open or other others our out over
  own part particular particularly per perhaps possible primarily provide provides put quick quickly rather really right same see
  seem several shall she should show simple simply since single small so some someone something sometimes soon specific
  specifically still such suitable sure take tell than that the their them then there these they thing things this those three
  through throughout thus time to together too top toward towards try two type typically under until up upon us use used useful
  user uses using usually various very via want was way ways we well were what whatever when where whether which while who whole
  whom whose why wide widely will with within without would yes yet you your sized medium based
  yesterday today tomorrow tonight morning day night week month year monday tuesday wednesday thursday friday saturday sunday`);

/** Words that stand in what is said of any app. */
const ANY_APP = createSet(`
  api app application automate automation business cloud company comprehensive connect custom customise data developed developer
  efficient enterprise functionality individual information integrate integration leader leading manager marketer modern operate
  option organisation organization owner people person platform power powerful process professional real saas service smart
  software solution startup store streamline system team tool view workflow engineer`);

/** What nearly every app can do, so that it tells none from another. */
const ANY_VERB = createSet(`
  add allow change create delete design edit enable ensure fetch find gain get improve include leverage list manage managed
  management managing offer perform remove retrieve search send set update`);

/**
 * What an app of any kind is said to do besides what it is for: where people say such a word of one app, it stands in the lines of fifty
 * others.
 */
const ANY_JOB = createSet(`
  answer assign attribute build check clean clear close collect convert detect download drop export extract fill follow launch load
  move open pull push receive reply run share start stop submit track upload write`);

/** True for a verb that may be said of an app of any kind. */
export function isOfAnyJob(word: string): boolean {
  return ANY_JOB.has(toSingular(word));
}

/** True for a word that tells one app from another when it stands in what is said of them; short ones do when they are known. */
export const isTellingWord = remember((word: string): boolean => {
  if (SHORT.has(word)) return true;
  if (word.length < 3 || /^\d+$/.test(word)) return false;
  return ![word, toSingular(word)].some(
    (each) => GRAMMAR.has(each) || ANY_APP.has(each) || ANY_VERB.has(each),
  );
});

/** Words of two letters that people look for. */
const SHORT = createSet('3d ad ai ar bi cd ci cv hr ip ml mx pr qa qr tv ui ux vm vr');

/**
 * What the actions of many apps are about besides what the app is for: "Create Note" in a CRM, "List Events" in a shop. An app that is for
 * notes says so itself.
 */
const ANY_OBJECT = createSet(`
  access account activity address attachment balance call campaign category code comment contact content credit customer document
  email entry event field file folder form group invoice issue item job key label lead link location log member message model
  note notification number order page payment plan product profile project record report request result role schedule session
  setting source status subscription tag task template ticket transaction webhook website workspace`);

/** True for a word that the actions of many apps are about. */
export function isOfAnyObject(word: string): boolean {
  return ANY_OBJECT.has(toSingular(word));
}
