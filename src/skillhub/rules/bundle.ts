import type { Rule, Verdict } from '../../model/rule.ts';
import { sumBytes } from '../../text/countBytes.ts';
import { findFileProblem, LARGEST_BUNDLE } from '../facts/bundle.ts';

export const skillhubBundle: Rule = {
  name: 'skillhub/bundle',
  level: 'warning',
  about:
    'A bundle for SkillHub holds SKILL.md and other text files, no hidden file and no licence, together at most 10 MB.',
  why: 'SkillHub refuses the whole bundle for one file that it does not take ("不允许的文件类型"), and a request of more than 10 MB (Tencent/skillhub, skills_store_cli.py).',
  bad: { files: { 'skillhub/acme/icon.png': 'x' } },
  good: { files: { 'skillhub/acme/references/limits.md': '# Limits\n' } },
  excusable: false,
  ofApp: ({ app, files }) => {
    const below = `skillhub/${app.slug}/`;
    const bundle = files.filter(({ path }) => path.startsWith(below));
    const verdicts = bundle.flatMap(({ path }): Verdict[] => {
      const problem = findFileProblem(path.slice(below.length));
      return problem === null ? [] : [told(path, `"${path.slice(below.length)}" ${problem}`)];
    });
    const size = sumBytes(bundle);
    if (size > LARGEST_BUNDLE)
      verdicts.push(
        told(`${below}SKILL.md`, `The bundle has ${size} bytes, expected at most ${LARGEST_BUNDLE}`),
      );
    return verdicts;
  },
};

function told(file: string, message: string): Verdict {
  const hint =
    'The files of a bundle are made in src/skillhub/output.ts of the page and its references; look which output made this one.';
  return { message, hint, place: { file } };
}
