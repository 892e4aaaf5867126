import { findHidden, formatCodePoint } from '../../text/characters.ts';
import { findSuspicionOfAdvice } from '../../text/instructions.ts';
import { isRecord } from '../../text/isRecord.ts';
import type { ManifestRule, ManifestSubject } from './rule.ts';
import { textsIn, type PlacedText } from './textsIn.ts';

/**
 * Rules of the texts that agents read: the platform makes `SKILL.md`, `prompt.md` and `prompt_short.md` of them (mindverse/second-me-skills,
 * commit 6a7c63f).
 */
export const textRules: readonly ManifestRule[] = [
  {
    name: 'secondme/instruction',
    level: 'error',
    about:
      'No text that agents read tells them to set their instructions aside, to hide something or to give something away.',
    check: (subject) =>
      textsOf(subject).flatMap(({ text, at }) => {
        const found = findSuspicionOfAdvice(text);
        if (found?.level !== 'certain') return [];
        return [
          {
            at,
            message: `This text ${found.what}`,
            hint: 'Say what the integration does, and when it is of use; agents that read more are misled.',
          },
        ];
      }),
  },
  {
    name: 'secondme/hidden',
    level: 'error',
    about: 'No text that agents read has a character that people do not see.',
    check: (subject) =>
      textsOf(subject).flatMap(({ text, at }) => {
        const found = findHidden(text);
        return found === null
          ? []
          : [
              {
                at,
                message: `This text has a hidden character, ${formatCodePoint(found)}`,
                hint: 'Type the text again; copied ones often bring it along.',
              },
            ];
      }),
  },
];

/** The texts of the groups "Skill Metadata", "Prompts" and "Actions". */
function textsOf({ raw, at }: ManifestSubject): PlacedText[] {
  const root = at.reduce<unknown>((value, step) => (isRecord(value) ? value[String(step)] : undefined), raw);
  if (!isRecord(root)) return [];
  return ['skill', 'prompts', 'actions'].flatMap((group) => [...textsIn(root[group], [...at, group])]);
}
