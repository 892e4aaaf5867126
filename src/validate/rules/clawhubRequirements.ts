import { readBlockYaml, type Block } from '../clawhub/blockYaml.ts';
import type { Rule } from '../rule.ts';

/** `kind: npm` is dropped by ClawHub without a word. */
const KINDS: ReadonlySet<unknown> = new Set(['brew', 'node', 'go', 'uv']);
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
    const { lines } = page.outline;
    const head = readBlockYaml(lines.slice(1, Math.max(1, lines.indexOf('---', 1))).join('\n'));
    return problemsOf(mapIn(mapIn(head, 'metadata'), 'openclaw')).map((message) => ({
      message,
      hint: 'The front matter of the bundle is made in src/render/clawhub.ts from catalog.yaml.',
      place: { file: page.file.path, line: Math.max(1, lines.indexOf('metadata:') + 1) },
    }));
  },
};

function problemsOf(openclaw: Block | undefined): string[] {
  if (openclaw === undefined) return ['The front matter has no metadata.openclaw that can be read'];
  const bins = textsIn(mapIn(openclaw, 'requires'), 'bins');
  const installs = listIn(openclaw, 'install');
  const installed = new Set(installs.flatMap((install) => textsIn(install, 'bins')));
  const problems = installs.flatMap((install, at) => {
    const [kind, name] = [mapIn(install, 'kind'), mapIn(install, 'package')];
    if (!KINDS.has(kind))
      return [`install[${at}].kind: expected brew, node, go or uv, received ${shown(kind)}`];
    return kind !== 'node' || (typeof name === 'string' && PINNED.test(name))
      ? []
      : [`install[${at}].package: expected a package with an exact version, received ${shown(name)}`];
  });
  if (bins.length === 0) problems.push('requires.bins names no program');
  for (const bin of bins) if (!installed.has(bin)) problems.push(`No installation has the program "${bin}"`);
  const repository = mapIn(mapIn(openclaw, 'links'), 'repository');
  if (typeof repository !== 'string' || !repository.startsWith('https://'))
    problems.push(`links.repository: expected an https address, received ${shown(repository)}`);
  return problems;
}

function shown(value: Block | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function mapIn(block: Block | null | undefined, key: string): Block | undefined {
  return typeof block === 'object' && block !== null && !isList(block) ? block[key] : undefined;
}

function listIn(block: Block | undefined, key: string): readonly Block[] {
  const value = mapIn(block, key);
  return value !== undefined && isList(value) ? value : [];
}

function textsIn(block: Block | undefined, key: string): string[] {
  return listIn(block, key).filter((item) => typeof item === 'string');
}

function isList(block: Block): block is readonly Block[] {
  return Array.isArray(block);
}
