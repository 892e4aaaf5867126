import type { Rule, Subject, Verdict } from '../rule.ts';

export const links: Rule = {
  name: 'page/links',
  level: 'error',
  about: 'A link leads to a web address or to a file that is made with the page.',
  ofApp: (subject) =>
    subject.documents.flatMap(({ file, outline }) =>
      outline.links.flatMap(({ line, target }): Verdict[] =>
        leadsSomewhere(subject, file.path, target)
          ? []
          : [
              {
                message: `The link to "${target}" leads nowhere`,
                hint: 'Link to a file of the skill by its relative path, or to an https address.',
                place: { file: file.path, line },
              },
            ],
      ),
    ),
};

function leadsSomewhere({ files }: Subject, from: string, target: string): boolean {
  if (/^https?:\/\//.test(target)) return URL.canParse(target);
  if (!URL.canParse(target, `https://skill/${from}`)) return false;
  const path = new URL(target, `https://skill/${from}`).pathname.slice(1);
  return files.some((file) => file.path === decodeURIComponent(path));
}
