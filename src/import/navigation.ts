import { createSet } from '../text/lexicon.ts';
import { stem, listProseWords } from '../check/words.ts';
import type { OverviewItem } from './readOverview.ts';

/** What stands in the footer or the header of nearly every web site, and in few APIs. */
const SURE =
  /^(?:about(?: us)?|book a demo|careers?|contact (?:sales|us)|cookie (?:notice|policy|settings)|faqs?|frequently asked questions|free trial|get started|imprint|impressum|investor relations|learn more|legal notice|log ?(?:in|out)|media kit|newsroom|our team|press(?: kit| releases?)?|pricing(?: plans)?|privacy (?:notice|policy|statement)|read more|request a demo|sign ?(?:in|out|up)|site ?map|terms (?:and|&) conditions|terms of (?:service|use))$/i;
/** What sites have there too, but APIs as well. */
const MAYBE =
  /^(?:blogs?|careers?|case stud(?:y|ies)|changelog|community|company|contact|customers?|developers?|docs?|documentation|downloads?|events?|features?|help(?: cent(?:er|re))?|home(?: ?page)?|integrations?|jobs?|legal|news|newsletter|partners?|privacy|products?|resources?|roadmap|security|services?|solutions?|status|support|team|terms|testimonials?|webinars?)$/i;
/** As many neighbours are no coincidence. */
const MENU = 3;

/**
 * Returns the items that are a web site's menu: words such as "Careers" and "FAQ", and what stands right beside them in a run
 * of such words. `isNamed` tells whether the page itself speaks of a word elsewhere.
 */
export function findNavigation(
  items: readonly OverviewItem[],
  isNamed: (word: string) => boolean,
): Set<OverviewItem> {
  const found = new Set<OverviewItem>();
  let run: OverviewItem[] = [];
  const close = (): void => {
    const sure = run.filter(({ name }) => SURE.test(name));
    for (const item of sure.length > 0 && run.length >= MENU ? run : sure) found.add(item);
    run = [];
  };
  for (const item of items) {
    const isMenu = (SURE.test(item.name) || MAYBE.test(item.name)) && !isTold(item.name, isNamed);
    if (!isMenu) close();
    else run.push(item);
  }
  close();
  return found;
}

/** Words that say nothing of which page it is. */
const PLAIN_WORDS = createSet('about us our of and the in out up a get');

function isTold(name: string, isNamed: (word: string) => boolean): boolean {
  const words = listProseWords(name).filter((word) => !PLAIN_WORDS.has(word));
  return words.length > 0 && words.every((word) => isNamed(stem(word)));
}
