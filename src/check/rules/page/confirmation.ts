import { findBodyStart } from '../../../text/markdown.ts';
import { keepFaultsOnce } from '../../documents.ts';
import { findSkills } from '../../skills.ts';
import { givesLine, readTemplate } from '../../template.ts';
import type { AgentFiles, Document, Rule, Verdict } from '../../../model/rule.ts';

/** Commands of the Membrane CLI, and requests to its API, that can change data of the user. */
const ACTS = /\bmembrane (?:act|request|action run)\b|\bcurl\b.*(?:\/act\b|\/run\b)/;
/** In English or in Chinese, as pages are. */
const INSTRUCTION =
  /\b(?:confirm\w*|ask|approv\w+)\b[^.]{0,60}\b(?:user|human|person)\b|\b(?:user|human|person)\b[^.]{0,60}\b(?:confirm|approv|agree)|(?:确认|同意|许可)[^。]{0,20}用户|用户[^。]{0,20}(?:确认|同意|许可)/i;
const ABOUT = /\b(?:chang|delet|writ|remov|destructive)|更改|修改|删除|写入/i;

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
  ofFiles: (files) =>
    keepFaultsOnce(
      findSkills(files.documents).flatMap(({ page }) => {
        if (page.original) return [];
        const changing = page.outline.code.find(({ text }) => ACTS.test(text))?.line;
        return changing === undefined ? [] : verdictsOn(files, page, changing);
      }),
    ),
  // A page may list such an action without a command that runs it.
  ofApp: (subject) =>
    subject.app.actions.every(({ effect }) => effect === 'read')
      ? []
      : findSkills(subject.skill).flatMap(({ page }) =>
          page.outline.code.some(({ text }) => ACTS.test(text)) ? [] : verdictsOn(subject, page, 1),
        ),
};

function verdictsOn(files: AgentFiles, page: Document, line: number): Verdict[] {
  if (isInstructed(files, page)) return [];
  return [
    {
      message: 'The page can change data, but does not tell the agent to confirm that with the user',
      hint: 'Put the instruction back into the template: "Confirm with the user before an action that changes or deletes data".',
      place: { file: page.file.path, line },
    },
  ];
}

function isInstructed(files: AgentFiles, page: Document): boolean {
  const body = page.outline.lines.slice(findBodyStart(page.outline.lines));
  const notes = new Set(files.notesOf(page.file.path).split('\n'));
  const template = readTemplate(files, page);
  // From the end, where templates put it.
  return body
    .toReversed()
    .some(
      (line) => INSTRUCTION.test(line) && ABOUT.test(line) && !notes.has(line) && givesLine(template, line),
    );
}
