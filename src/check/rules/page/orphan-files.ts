import type { Document, Rule, Verdict } from '../../../model/rule.ts';
import { findSkills } from '../../skills.ts';
import { resolveLink } from './links.ts';
import { isPage } from '../../../text/skillFiles.ts';

export const orphanFiles: Rule = {
  name: 'page/orphan-files',
  level: 'error',
  about: 'Every Markdown file of a skill can be reached by links from its page.',
  why: 'Agents read the page and, from there, what it links to. A file that nothing links to is downloaded by everybody and read by nobody, and a reviewer overlooks what it says.',
  bad: { files: { 'skills/acme/references/limits.md': '# Limits\n' } },
  good: {
    page: '# Acme Orders\n\nSee the [limits](references/limits.md).\n',
    files: { 'skills/acme/references/limits.md': '# Limits\n' },
  },
  excusable: false,
  ofFiles: (files) => findSkills(files.documents).flatMap(({ documents }) => orphans(documents)),
};

function orphans(documents: readonly Document[]): Verdict[] {
  // Most skills are one page.
  if (documents.length < 2) return [];
  const byPath = new Map(documents.map((document) => [document.file.path, document]));
  const reached = new Set(documents.flatMap(({ file }) => (isPage(file.path) ? [file.path] : [])));
  // A set's iteration goes on over what is added to it meanwhile.
  for (const path of reached)
    for (const { target } of byPath.get(path)?.outline.links ?? []) {
      const linked = resolveLink(path, target);
      if (linked !== null) reached.add(linked);
    }
  return documents.flatMap(({ file }) =>
    reached.has(file.path)
      ? []
      : [
          {
            message: 'No link from the page leads to this file',
            hint: 'Link to it in the template, or do not make it.',
            place: { file: file.path },
          },
        ],
  );
}
