import { findBodyStart } from '../../../text/markdown.ts';
import { givesLine, findPage, readTemplate } from '../../template.ts';
import type { Rule, Subject } from '../../../model/rule.ts';

/** Commands of the Membrane CLI that can change data of the user. */
const ACTS = /\bmembrane (?:act|request|action run)\b/;
const INSTRUCTION =
  /\b(?:confirm\w*|ask|approv\w+)\b[^.]{0,60}\b(?:user|human|person)\b|\b(?:user|human|person)\b[^.]{0,60}\b(?:confirm|approv|agree)/i;
const ABOUT = /\b(?:chang|delet|writ|remov|destructive)/i;

export const confirmation: Rule = {
  name: 'page/confirmation',
  level: 'error',
  about:
    'A page with a command or action that can change data tells the agent to confirm it with the user, in words of the template.',
  why: 'ClawHub rated a skill with changing actions and no confirmation "suspicious", and rightly: an agent that found "delete" in a list has no other reason to ask. A sentence in the notes or in a text from upstream does not count, because it may be about something else or gone tomorrow.',
  bad: {
    page: '---\nname: "acme"\ndescription: "Acme Orders: orders."\n---\n\n# Acme Orders\n\n```sh\nmembrane act --id ACTION_ID\n```\n',
  },
  good: {},
  excusable: false,
  ofApp: (subject) => {
    const page = findPage(subject);
    if (!page) return [];
    const changing =
      page.outline.code.find(({ text }) => ACTS.test(text))?.line ??
      (subject.app.actions.some(({ effect }) => effect !== 'read') ? 1 : null);
    return changing === null ||
      isInstructed(subject, page.outline.lines.slice(findBodyStart(page.outline.lines)))
      ? []
      : [
          {
            message: 'The page can change data, but does not tell the agent to confirm that with the user',
            hint: 'Put the instruction back into the template: "Confirm with the user before an action that changes or deletes data".',
            place: { file: page.file.path, line: changing },
          },
        ];
  },
};

function isInstructed(subject: Subject, body: readonly string[]): boolean {
  const notes = new Set(subject.app.notes.split('\n'));
  const template = readTemplate(subject);
  // From the end, where templates put it.
  return body
    .toReversed()
    .some(
      (line) => INSTRUCTION.test(line) && ABOUT.test(line) && !notes.has(line) && givesLine(template, line),
    );
}
