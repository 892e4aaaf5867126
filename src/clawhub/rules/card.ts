import { pickValues, readFrontMatter, readMapAt, readTextField } from '../../check/frontMatter.ts';
import type { Rule, Subject } from '../../model/rule.ts';

const CARD_FILE = 'agents/openai.yaml';
const LARGEST = 64 * 1024;
const LONGEST = { display_name: 120, short_description: 300 } as const;
/** ClawHub takes these out of names. */
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200D\uFE0F\u20E3]/gu;

export const clawhubCard: Rule = {
  name: 'marketplace/card',
  level: 'warning',
  about:
    "The bundle's `agents/openai.yaml` gives a name of at most 120 characters that is not all emoji, a description of at most 300, and icons that are there.",
  why: 'ClawHub shows what this file says; a value that is too long is left out, and 3,072 of the 3,074 published skills would then be listed under their raw slug (openclaw/clawhub convex/lib/skillPresentation.ts).',
  bad: { files: { 'clawhub/acme/agents/openai.yaml': 'interface:\n  display_name: "Acme Orders"\n' } },
  good: {
    files: {
      'clawhub/acme/agents/openai.yaml':
        'interface:\n  display_name: "Acme Orders"\n  short_description: "Acme Orders: list and create orders."\n',
    },
  },
  excusable: false,
  ofApp: (subject) =>
    problemsOf(subject).map((message) => ({
      message,
      hint: 'Shorten the name or the description of the descriptor; the file is made in src/clawhub/output.ts.',
      place: { file: `clawhub/${subject.app.slug}/${CARD_FILE}` },
    })),
};

function problemsOf({ app, files }: Subject): string[] {
  const below = `clawhub/${app.slug}/`;
  const file = files.find(({ path }) => path === below + CARD_FILE);
  if (!file) return ['The bundle does not say how its listing is shown'];
  if (Buffer.byteLength(file.text) > LARGEST) return [`The file is larger than ${LARGEST} bytes`];
  const head = readFrontMatter(file);
  const face = readMapAt(head === null ? {} : pickValues(head), 'interface');
  const texts = (['display_name', 'short_description'] as const).flatMap(
    (key) => textProblem(key, readTextField(face, key).replace(/\s+/g, ' ').trim()) ?? [],
  );
  const icons = ['icon_small', 'icon_large'].flatMap((key) => {
    const icon = readTextField(face, key);
    return icon === '' || files.some(({ path }) => path === below + icon)
      ? []
      : [`${key}: there is no file "${icon}" in the bundle`];
  });
  return [...texts, ...icons];
}

function textProblem(key: keyof typeof LONGEST, text: string): string | null {
  if (text === '') return `${key} is missing`;
  if (text.length > LONGEST[key])
    return `${key}: expected at most ${LONGEST[key]} characters, received ${text.length}`;
  return text.replace(EMOJI, '').trim() === ''
    ? `${key} is nothing but emoji, which ClawHub takes out`
    : null;
}
