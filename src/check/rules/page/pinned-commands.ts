import type { FrontMatter, FrontMatterValue } from '../../../model/files.ts';
import { keepFaultsOnce, skipCopies } from '../../documents.ts';
import type { AgentFiles, Rule, Verdict } from '../../../model/rule.ts';

const EXACT_VERSION = /@\d+\.\d+\.\d+/;
const RUNS_PACKAGE = /\bn(?:pm (?:i|install|exec)|px)\b|\b(?:pnpm|yarn) dlx\b|\bbunx\b/;
const HINT = 'Name the version of catalog.yaml: {{shell cliPackage}}.';

export const pinnedCommands: Rule = {
  name: 'page/pinned-commands',
  level: 'error',
  about:
    'Commands of a page, and what its front matter lets a client install, name exact versions: no `@latest`, no unpinned `npm install` or `npx`.',
  why: 'A page that installs `@latest` makes every later release of that package part of the page, a stolen one too (Clinejection, February 2026). ClawHub disallows remote execution of `@latest` (openclaw/clawhub docs/acceptable-usage.md).',
  bad: { page: '# Acme Orders\n\n```sh\nnpm install -g @membranehq/cli@latest\n```\n' },
  good: { page: '# Acme Orders\n\n```sh\nnpm install -g @membranehq/cli@1.18.3\n```\n' },
  excusable: false,
  ofFiles: (files) => keepFaultsOnce([...unpinnedCommands(files), ...unpinnedPackages(files)]),
};

function unpinnedCommands({ documents }: AgentFiles): Verdict[] {
  return skipCopies(documents).flatMap(({ file, outline }) =>
    outline.code.flatMap(({ line, text }): Verdict[] => {
      if (!text.includes('@latest') && (!RUNS_PACKAGE.test(text) || EXACT_VERSION.test(text))) return [];
      return [
        {
          message: `This command is not pinned: ${text.trim()}`,
          hint: HINT,
          place: { file: file.path, line },
        },
      ];
    }),
  );
}

function unpinnedPackages({ forAgents }: AgentFiles): Verdict[] {
  return forAgents.flatMap((file) =>
    packagesIn(file.meant ?? {})
      .filter((name) => !EXACT_VERSION.test(name))
      .map((name) => ({
        message: `The front matter installs a package that is not pinned: ${name}`,
        hint: 'Name a version in `cli` of catalog.yaml.',
        place: { file: file.path },
      })),
  );
}

/** The values of every key `package`. */
function packagesIn(value: FrontMatterValue): string[] {
  if (typeof value === 'string') return [];
  if (isList(value)) return value.flatMap(packagesIn);
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'package' && typeof each === 'string' ? [each] : packagesIn(each),
  );
}

function isList(
  value: FrontMatter | readonly (string | FrontMatter)[],
): value is readonly (string | FrontMatter)[] {
  return Array.isArray(value);
}
