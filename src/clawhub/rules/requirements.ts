import { pickValues, readFrontMatter, readItems, readMapAt, readTextField } from '../../check/frontMatter.ts';
import type { Data } from '../../check/plainFrontMatter.ts';
import type { Rule } from '../../model/rule.ts';

/** `kind: npm` is dropped by ClawHub without a word. */
const KINDS: ReadonlySet<string> = new Set(['brew', 'node', 'go', 'uv']);
const PINNED = /^(?:@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+$/;

export const clawhubRequirements: Rule = {
  name: 'marketplace/requirements',
  level: 'warning',
  about:
    "A bundle's `metadata.openclaw` names the programs that the page runs, how each is installed in an exact version, and where the source is.",
  why: "ClawHub's reviewers call a skill suspicious whose metadata declares less than its commands need: that happened to four pages of the public catalog, which declare a homepage only. Keys: openclaw/clawhub docs/skill-format.md; an unknown `kind` of installation is dropped silently, and front matter that is no valid YAML is lost as a whole.",
  bad: {
    files: {
      'clawhub/acme/SKILL.md':
        '---\nname: "acme"\ndescription: "Acme Orders: list orders."\nmetadata:\n  openclaw:\n    homepage: "https://acme.example/"\n---\n\n# Acme Orders\n',
    },
  },
  good: {
    files: {
      'clawhub/acme/SKILL.md':
        '---\nname: "acme"\ndescription: "Acme Orders: list orders."\nmetadata:\n  openclaw:\n    homepage: "https://acme.example/"\n    requires:\n      bins:\n        - "membrane"\n    install:\n      - id: "membrane"\n        kind: "node"\n        package: "@membranehq/cli@1.18.3"\n        bins:\n          - "membrane"\n    links:\n      repository: "https://github.com/acme/skills"\n---\n\n# Acme Orders\n',
    },
  },
  excusable: false,
  ofApp: ({ app, bundle }) => {
    const page = bundle.find(({ file }) => file.path === `clawhub/${app.slug}/SKILL.md`);
    if (!page) return [];
    const head = readFrontMatter(page.file);
    const line = page.outline.lines.indexOf('metadata:') + 1;
    return listProblems(readMapAt(head === null ? {} : pickValues(head), 'metadata', 'openclaw')).map(
      (message) => ({
        message,
        hint: 'The front matter of the bundle is made in src/clawhub/output.ts from catalog.yaml.',
        place: { file: page.file.path, ...(line > 0 && { line }) },
      }),
    );
  },
};

function listProblems(openclaw: Data): string[] {
  if (Object.keys(openclaw).length === 0)
    return ['The front matter has no metadata.openclaw that can be read'];
  const bins = readItems(readMapAt(openclaw, 'requires'), 'bins');
  const installs = readItems(openclaw, 'install');
  const installed = new Set(installs.flatMap((install) => readItems(install, 'bins')));
  const problems = installs.flatMap((install, at) => {
    const [kind, name] = [readTextField(install, 'kind'), readTextField(install, 'package')];
    if (!KINDS.has(kind)) return [`install[${at}].kind: expected brew, node, go or uv, received "${kind}"`];
    return kind !== 'node' || PINNED.test(name)
      ? []
      : [`install[${at}].package: expected a package with an exact version, received "${name}"`];
  });
  if (bins.length === 0) problems.push('requires.bins names no program');
  for (const bin of bins)
    if (!installed.has(bin)) problems.push(`No installation has the program ${JSON.stringify(bin)}`);
  const repository = readTextField(readMapAt(openclaw, 'links'), 'repository');
  if (!repository.startsWith('https://'))
    problems.push(`links.repository: expected an https address, received "${repository}"`);
  return problems;
}
