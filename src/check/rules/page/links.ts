import type { Document, Rule, Subject, Verdict } from '../../../model/rule.ts';

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
  ofApp: (subject) => {
    const dead = [...subject.documents, ...subject.bundle].flatMap((document) =>
      deadLinks(subject, document),
    );
    const told = new Set<string>();
    return dead.flatMap(({ target, verdict }) => {
      // The bundle has the same body, whose links were told already.
      if (told.has(target) && inBundle(verdict)) return [];
      told.add(target);
      return [verdict];
    });
  },
};

function deadLinks({ files }: Subject, { file, outline }: Document): { target: string; verdict: Verdict }[] {
  return outline.links
    .filter(({ target }) => !leadsSomewhere(files, file.path, target))
    .map(({ line, target }) => ({
      target,
      verdict: {
        message: `The link to "${target}" leads nowhere`,
        hint: 'Link to a file of the skill by its relative path, or to an https address.',
        place: { file: file.path, line },
      },
    }));
}

function inBundle({ place }: Verdict): boolean {
  return 'file' in place && place.file.startsWith('clawhub/');
}

/** The path of a made file that a link of another one leads to; `null` when it leads out of the output folder. */
export function linkedPath(from: string, target: string): string | null {
  if (/^[a-z][a-z\d+.-]*:/i.test(target)) return null;
  try {
    return decodeURIComponent(new URL(target, `https://skill/${from}`).pathname.slice(1));
  } catch {
    return null;
  }
}

function leadsSomewhere(files: Subject['files'], from: string, target: string): boolean {
  if (/^https?:\/\//.test(target)) return URL.canParse(target);
  const path = linkedPath(from, target);
  return files.some((file) => file.path === path);
}
