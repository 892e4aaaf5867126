import { formatCodePoint, findHidden } from '../../../text/characters.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';
import { hasText, listSourceTexts } from '../../sources.ts';

/** So many are told of one app. */
const MOST = 5;

export const hiddenCharacters: Rule = {
  name: 'containment/hidden-characters',
  level: 'warning',
  about:
    'What Membrane answered and what a descriptor says holds no hidden character, and no sign of damaged text.',
  why: 'Pages lose such characters on their way, so an agent is safe from them. But nobody writes tags or bidirectional controls by accident, and U+FFFD stands where a text was damaged: a person should look at what else such a source says.',
  bad: {
    snapshot: `{
  "origin": "published-catalog",
  "actions": [{ "key": "list-orders", "name": "List Orders", "description": "Orders of one day.\\u200b" }]
}`,
  },
  good: {
    snapshot: `{
  "origin": "published-catalog",
  "actions": [{ "key": "list-orders", "name": "List Orders", "description": "Orders of one day." }]
}`,
  },
  excusable: true,
  everyLanguage: true,
  ofApp: ({ descriptor, snapshot }) => {
    if (!hasText(descriptor, isOdd) && !hasText(snapshot, isOdd)) return [];
    const verdicts: Verdict[] = [];
    for (const { text, place } of listSourceTexts(descriptor, snapshot)) {
      const odd = oddIn(text);
      if (odd === null) continue;
      verdicts.push({
        message: `This text holds ${formatCodePoint(odd)}`,
        hint: 'Read the text with care; remove the character at its source, or make an exception that says why it is there.',
        place,
      });
    }
    return verdicts.slice(0, MOST);
  },
};

function isOdd(text: string): boolean {
  return oddIn(text) !== null;
}

/** Line breaks and tabs are ordinary in descriptions, and pages have none of them left. */
function oddIn(text: string): string | null {
  if (/^[ -~]*$/.test(text)) return null;
  if (text.includes('\uFFFD')) return '\uFFFD';
  return findHidden(text.replace(/[\t\r]/g, ' '));
}
