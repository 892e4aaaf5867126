import type { Rule, Verdict } from '../rule.ts';

/** https://agentskills.io/specification: the only keys a SKILL.md may have, with their longest values. */
const LIMITS: Readonly<Record<string, number>> = {
  name: 64,
  description: 1024,
  license: 200,
  compatibility: 500,
  metadata: 0,
  'allowed-tools': 1000,
};

export const frontMatter: Rule = {
  name: 'page/front-matter',
  level: 'error',
  about:
    'The front matter of a page has only the six keys of the Agent Skills specification, each a string within its length; its name is the name of its folder.',
  ofApp: ({ app, documents }) =>
    documents
      .filter(({ file }) => file.path.endsWith('/SKILL.md'))
      .flatMap(({ file, outline }) => {
        const at = (line: number, message: string): Verdict => ({
          message,
          hint: 'Front matter is made in src/render/page.ts from catalog.yaml and the descriptor.',
          place: { file: file.path, line },
        });
        const end = outline.lines.indexOf('---', 1);
        if (outline.lines[0] !== '---' || end === -1) return [at(1, 'The page has no front matter')];
        const values = new Map<string, string>();
        const verdicts: Verdict[] = [];
        for (let index = 1; index < end; index += 1) {
          const line = outline.lines[index] ?? '';
          if (line.startsWith(' ')) continue;
          const colon = line.indexOf(':');
          const key = line.slice(0, colon);
          const text = stringOf(line.slice(colon + 1).trim());
          values.set(key, text ?? '');
          for (const message of problemsOf(key, text)) verdicts.push(at(index + 1, message));
        }
        if (values.get('name') !== app.slug)
          verdicts.push(at(2, `Expected the name "${app.slug}", received "${values.get('name') ?? ''}"`));
        if (!values.get('description')) verdicts.push(at(2, 'The description is missing'));
        return verdicts;
      }),
};

function problemsOf(key: string, value: string | null): string[] {
  const limit = LIMITS[key];
  if (limit === undefined) return [`"${key}" is not a key of the Agent Skills specification`];
  if (value === null) return [`${key}: expected a double-quoted string`];
  return limit > 0 && value.length > limit
    ? [`${key}: expected at most ${limit} characters, received ${value.length}`]
    : [];
}

function stringOf(value: string): string | null {
  if (value === '') return '';
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : null;
  } catch {
    return null;
  }
}
