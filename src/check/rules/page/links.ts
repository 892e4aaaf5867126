import type { OutputFile } from '../../../model/files.ts';
import { keepFaultsOnce } from '../../documents.ts';
import type { Document, Rule, Verdict } from '../../../model/rule.ts';

export const links: Rule = {
  name: 'page/links',
  level: 'error',
  about: 'A link leads to a web address or to a file that is made with the page.',
  why: 'An agent that follows a dead link loses a turn, and a link to a file that is not in the bundle works for nobody who installed it. In the published catalog 39 pages have no documentation link, or one that is no address.',
  bad: { page: '# Acme Orders\n\nInputs: [actions](references/inputs.md).\n' },
  good: {
    page: '# Acme Orders\n\nInputs: [actions](references/actions.md).\n',
    files: { 'skills/acme/references/actions.md': '# Actions\n' },
  },
  excusable: false,
  ofFiles: ({ documents, forAgents, isMade }) => {
    const dead = documents.flatMap((document) => deadLinks(document, isMade));
    return keepFaultsOnce([...dead, ...forAgents.flatMap(strangeAddresses)]);
  },
};

const HINT = 'Link to a file of the skill by its relative path, or to an https address.';

function deadLinks({ file, outline }: Document, isMade: (path: string) => boolean): Verdict[] {
  return outline.links
    .filter(({ target }) => !leadsSomewhere(isMade, file.path, target))
    .map(({ line, target }) => ({
      message: `The link to "${target}" leads nowhere`,
      hint: HINT,
      place: { file: file.path, line },
    }));
}

/** Addresses that are code, wherever they stand in a file. */
const CODE_ADDRESS = /\b(?:javascript|vbscript|data|file):(?=\S)[^\s"'<>)]{0,40}/i;

function strangeAddresses({ path, text }: OutputFile): Verdict[] {
  if (path.endsWith('.md') || !CODE_ADDRESS.test(text)) return [];
  return text.split('\n').flatMap((line, at): Verdict[] => {
    const address = CODE_ADDRESS.exec(line)?.[0];
    return address === undefined
      ? []
      : [
          {
            message: `The address "${address}" is code or a local file`,
            hint: HINT,
            place: { file: path, line: at + 1 },
          },
        ];
  });
}

/** The path of a made file that a link of another one leads to; `null` when it leads out of the output folder. */
export function resolveLink(from: string, target: string): string | null {
  if (/^[a-z][a-z\d+.-]*:/i.test(target)) return null;
  try {
    return decodeURIComponent(new URL(target, `https://skill/${from}`).pathname.slice(1));
  } catch {
    return null;
  }
}

function leadsSomewhere(isMade: (path: string) => boolean, from: string, target: string): boolean {
  if (/^https?:\/\//.test(target)) return URL.canParse(target);
  const path = resolveLink(from, target);
  return path !== null && isMade(path);
}
