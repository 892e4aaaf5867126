import type { Example, Rule } from '../model/rule.ts';
import type { Reporter } from './reporter.ts';

const SAFE = 'It keeps an agent safe or a page valid: no exception is possible.';

/** What a rule demands, why, and its examples, as Markdown: its page in `docs/rules/`. */
export function formatRule({ name, level, about, why, bad, good, excusable }: Rule): string {
  const exception = `A descriptor may make an exception, with a reason; one that is of no use any more is an error:

\`\`\`yaml
except:
  ${name}: Why this app may.
\`\`\``;
  // A rule of a catalog's own may leave out why, and examples.
  const hasExamples = Object.keys(bad).length + Object.keys(good).length > 0;
  const parts = [
    `# ${name}`,
    `${level === 'error' ? 'Error' : 'Warning'}. ${about}`,
    why,
    ...(hasExamples ? ['## Wrong', exampleText(bad), '## Right', exampleText(good)] : []),
    '## Exceptions',
    excusable ? exception : SAFE,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** An example of what is too long is not shown whole. */
function shortened(text: string): string {
  return text.length <= 2000 ? text : `${text.slice(0, 500)}\n… and so on, ${text.length} characters.`;
}

function languageOf(path: string): string {
  return /\.(md|yaml|json|svg)$/.exec(path)?.[1] ?? 'text';
}

function exampleText(example: Example): string {
  const { slug, descriptor, notes, translation, translationNotes, snapshot, page } = example;
  const { files = {}, others = {}, otherSnapshots = {}, packs } = example;
  const block = (title: string, language: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${title}:\n\n\`\`\`\`${language}\n${shortened(text.trim())}\n\`\`\`\``];
  const folder = slug === undefined ? [] : [`The folder \`${slug}\`.`];
  const blocks = [
    ...folder,
    ...block('`packs` of `catalog.yaml`', 'yaml', packs),
    ...block('In `app.md`', 'yaml', descriptor),
    ...block('Notes of `app.md`', 'md', notes),
    ...block('In `app.zh-CN.md`', 'yaml', translation),
    ...block('Notes of `app.zh-CN.md`', 'md', translationNotes),
    ...block('`membrane.json`', 'json', snapshot),
    ...block('`SKILL.md`', 'md', page),
    ...Object.entries(files).flatMap(([path, text]) => block(`\`${path}\``, languageOf(path), text)),
    ...Object.entries(others).flatMap(([other, text]) => block(`And in \`${other}/app.md\``, 'yaml', text)),
    ...Object.entries(otherSnapshots).flatMap(([other, text]) =>
      block(`And in \`${other}/membrane.json\``, 'json', text),
    ),
  ];
  return blocks.length === 0 ? 'None of that.' : blocks.join('\n\n');
}

/** What a rule demands, in every format. */
export function reportRule(rule: Rule): Reporter {
  const { name, level, about, why, bad, good, excusable } = rule;
  return {
    json: () => ({ command: 'explain', ok: true, rule: name, level, about, why, excusable, bad, good }),
    text: () => formatRule(rule),
    github: () => formatRule(rule),
  };
}
