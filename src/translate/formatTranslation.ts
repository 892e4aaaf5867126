import type { Descriptor } from '../model/descriptor.ts';
import type { Translation } from '../model/translation.ts';
import { digestSource } from '../text/sourceDigest.ts';
import { formatFrontMatter } from '../read/formatFrontMatter.ts';

/** The text of an `app.<language>.md`. */
export function formatTranslation(translation: Omit<Translation, 'language'>): string {
  const { source, name, summary, description, keywords, notes } = translation;
  return formatFrontMatter({ source, name, summary, description, keywords }, notes);
}

/** What a line of the English text begins with in a translation's front matter. */
const MARK = '#| ';

/** A translation that is still to be written: a draft, with the English text as comments. */
export function formatStub(descriptor: Descriptor): string {
  return `---\n${englishLines(descriptor)}source: ${JSON.stringify(digestSource(descriptor))}\ndraft: true\n---\n`;
}

/** Returns the text of a translation with the English text of today in the comments of its front matter; everything else stays as it is. */
export function refreshComments(text: string, descriptor: Descriptor): string {
  const [first = '', ...lines] = text.split('\n');
  // The notes may have lines that begin so themselves.
  const end = lines.findIndex((line) => line.trimEnd() === '---');
  const kept = lines.filter((line, at) => at > end || !line.startsWith(MARK.trimEnd()));
  return [first, `${englishLines(descriptor)}${kept.join('\n')}`].join('\n');
}

function englishLines(descriptor: Descriptor): string {
  const { summary, description, keywords, notes } = descriptor;
  const lines = [
    `app.md says (${digestSource(descriptor)}):`,
    `summary: ${summary}`,
    ...(description === null ? [] : [`description: ${description}`]),
    ...(keywords.length === 0 ? [] : [`keywords: [${keywords.join(', ')}]`]),
    ...(notes === '' ? [] : ['notes:', ...notes.split('\n')]),
  ];
  return lines.map((line) => `${MARK}${line}`.trimEnd() + '\n').join('');
}
