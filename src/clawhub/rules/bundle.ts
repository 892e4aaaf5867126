import type { OutputFile } from '../../model/files.ts';
import type { Rule, Verdict } from '../../model/rule.ts';
import { countBytes, sumBytes } from '../../text/countBytes.ts';
import { isOwnFile, LARGEST_BUNDLE, LARGEST_FILE } from '../facts/bundle.ts';

/** Paths that the walk of the ClawHub client passes over, or that the server drops. */
const SKIPPED = /(?:^|\/)(?:\.|node_modules\/)|\\/;
const TEXT = /\.(?:md|yaml|json)$/;
const ICON = /^[^/]+\.(?:svg|png)$/;

export const clawhubBundle: Rule = {
  name: 'marketplace/bundle',
  level: 'warning',
  about:
    'A bundle for ClawHub holds SKILL.md, text files and the icon, none above 10 MB and together at most 50 MB, all under names that ClawHub keeps.',
  why: 'ClawHub refuses a bundle that is too large or has no SKILL.md, drops hidden files without saying so, and writes skill-card.md itself (openclaw/clawhub convex/lib/skillPublish.ts, docs/skill-format.md): what agents got would not be what was reviewed here.',
  bad: { files: { 'clawhub/acme/skill-card.md': '# Acme Orders\n' } },
  good: { files: { 'clawhub/acme/references/limits.md': '# Limits\n' } },
  excusable: false,
  ofApp: ({ app, files }) => {
    const below = `clawhub/${app.slug}/`;
    const bundle = files.filter(({ path }) => path.startsWith(below));
    const at = (file: string, message: string): Verdict => ({
      message,
      hint: 'The files of a bundle are made in src/clawhub/output.ts from templates, descriptor and snapshot.',
      place: { file },
    });
    const verdicts = bundle.flatMap((file) => {
      const problem = problemOf(file, file.path.slice(below.length));
      return problem === null ? [] : [at(file.path, problem)];
    });
    if (!bundle.some(({ path }) => path === `${below}SKILL.md`))
      verdicts.push(at(`${below}SKILL.md`, 'The bundle has no SKILL.md'));
    const size = sumBytes(bundle);
    if (size > LARGEST_BUNDLE)
      verdicts.push(
        at(`${below}SKILL.md`, `The bundle has ${size} bytes, expected at most ${LARGEST_BUNDLE}`),
      );
    return verdicts;
  },
};

function problemOf(file: OutputFile, name: string): string | null {
  if (isOwnFile(name)) return 'ClawHub writes skill-card.md itself and refuses a bundle that has one';
  if (SKIPPED.test(name)) return `ClawHub leaves "${name}" out of the bundle`;
  if (!TEXT.test(name) && !ICON.test(name))
    return `"${name}" is neither a text file (md, yaml, json) nor an icon (svg, png)`;
  const size = countBytes(file);
  return size > LARGEST_FILE ? `The file has ${size} bytes, expected at most ${LARGEST_FILE}` : null;
}
