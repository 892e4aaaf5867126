import { cutText } from '../../text/cutText.ts';
import type { FrontMatter } from '../../model/files.ts';
import type { Rule } from '../../model/rule.ts';
import { readHead, type Head, type HeadValue } from '../facts/frontMatter.ts';

const REQUIRED = ['slug', 'displayName', 'description'];

export const skillhubFrontMatter: Rule = {
  name: 'skillhub/front-matter',
  level: 'error',
  about:
    'Read line by line, as SkillHub does, the front matter of its bundle says what was meant, and has the keys that a listing needs.',
  why: 'SkillHub does not read YAML: a block scalar becomes the text "|", an escaped quote keeps its backslash, a nested key counts as one of the top (Tencent/skillhub, `parse_skill_md_frontmatter` of skills_store_cli.py). Of the skills that reached it from other registries, many are listed with such a description.',
  bad: {
    files: {
      'skillhub/acme/SKILL.md':
        '---\nslug: "acme"\ndisplayName: "Acme"\ndescription: |\n  Orders of traders.\n---\n\n# Acme Orders\n',
    },
  },
  good: {},
  excusable: false,
  ofApp: ({ app, files }) => {
    const page = files.find(({ path }) => path === `skillhub/${app.slug}/SKILL.md`);
    const problem = page ? findProblem(readHead(page.text), page.meant ?? {}) : null;
    if (!page || problem === null) return [];
    return [
      {
        message: problem,
        hint: 'The lines are written by src/skillhub/facts/frontMatter.ts; report the value that came through it.',
        place: { file: page.path, line: 1 },
      },
    ];
  },
};

function findProblem(read: Head | null, meant: FrontMatter): string | null {
  if (read === null)
    return 'SkillHub finds no front matter: expected "---" in the first line and again behind the keys';
  const missing = REQUIRED.find((key) => read[key] === undefined || read[key] === '');
  if (missing !== undefined) return `SkillHub finds no ${missing} in the front matter`;
  const keys = new Set([...Object.keys(read), ...Object.keys(meant)]);
  const wrong = [...keys].find((key) => !isSame(read[key], meant[key]));
  if (wrong === undefined) return null;
  return `SkillHub reads ${wrong} as ${word(read[wrong])}, meant is ${word(meant[wrong])}`;
}

function isSame(read: HeadValue | undefined, meant: FrontMatter[string] | undefined): boolean {
  return JSON.stringify(read) === JSON.stringify(meant);
}

function word(value: unknown): string {
  return value === undefined ? 'nothing' : cutText(JSON.stringify(value), 100);
}
