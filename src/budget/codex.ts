import type { AgentClient } from './client.ts';
import { sortByName, toGone, toListed, type DescribedSkill, type ListedSkill } from './skill.ts';
import { formatFigure } from '../text/counting.ts';

/** Characters for the list of skills, 2 % of the window: measured with Codex 0.169.0. */
const BUDGET = 22_240;
/** Codex counts in tokens of 4 bytes, each line rounded up (openai/codex codex-rs/core-skills/src/render.rs). */
const BYTES_PER_TOKEN = 4;
/** Tokens of the table that shortens the skills' folders to `r0`. Not measured: what the measured lengths leave. */
const ROOT_TABLE = 70;
const ROOM = BUDGET / BYTES_PER_TOKEN - ROOT_TABLE;
/**
 * Codex' own skills come first and share the room: 5 lines of 64 bytes, with descriptions longer than those of any catalog app.
 * Not measured either: with them the model gives every measured figure within one character (see the tests).
 */
const BUNDLED: readonly ListLine[] = Array.from({ length: 5 }, () => ({
  minimum: 64,
  ends: endsOf('x'.repeat(270)),
}));
/** Folders that the loader visits below one root ("about 2,000" measured; MAX_SKILLS_DIRS_PER_ROOT in its loader.rs). */
const MAX_FOLDERS = 2000;

/** A line of the list. */
interface ListLine {
  /** Bytes without the description, with the line's end. */
  readonly minimum: number;
  /** Bytes of the description up to the end of each of its characters. */
  readonly ends: readonly number[];
}

/**
 * Codex 0.169.0. All fits: all is shown. The names fit: the room left is dealt out one character a skill, round after round, so
 * that all descriptions are cut to about the same length. The names do not fit: no description is shown, and those
 * names that fit, in order. The rule is read in its source, the figures are measured with its own program.
 */
export const codex: AgentClient = {
  key: 'codex',
  name: 'Codex',
  version: '0.169.0',
  assumptions: [
    `${formatFigure(BUDGET)} characters (2 % of the context window) for the list of skills`,
    'the bundled skills of 0.169.0, 5 short lines that come first; no other skill installed',
  ],
  judge: (skills) => {
    const found = sortByName(skills);
    const loaded = found.slice(0, MAX_FOLDERS);
    return [...list(loaded), ...found.slice(MAX_FOLDERS).map((skill) => toGone(skill, UNLOADED))];
  },
  cost: (skill) => tokens(wholeLine(toLine(skill))),
  setting: () => null,
};

const UNLOADED = `Codex loads the first ${MAX_FOLDERS} folders only`;
const UNLISTED = 'the list is full before its name';

function list(skills: readonly DescribedSkill[]): readonly ListedSkill[] {
  const lines = [...BUNDLED, ...skills.map(toLine)];
  const names = lines.reduce((total, { minimum }) => total + tokens(minimum), 0);
  if (names > ROOM) return nameOnly(skills);
  const shown = deal(lines, ROOM - names).slice(BUNDLED.length);
  return skills.map((skill, index) => toListed(skill, shown[index] ?? 0));
}

/** `- name: (file: r0/name/SKILL.md)`. */
function toLine({ name, description }: DescribedSkill): ListLine {
  return { minimum: 25 + 2 * Buffer.byteLength(name), ends: endsOf(description) };
}

function wholeLine({ minimum, ends }: ListLine): number {
  return minimum + 1 + (ends.at(-1) ?? 0);
}

function endsOf(text: string): number[] {
  let bytes = 0;
  return [...text].map((char) => (bytes += Buffer.byteLength(char)));
}

function tokens(bytes: number): number {
  return Math.ceil(bytes / BYTES_PER_TOKEN);
}

/** How many characters each line gets: one each in turn while any fits. A description also costs the space before it. */
function deal(lines: readonly ListLine[], room: number): readonly number[] {
  const given = lines.map(() => 0);
  const spent = lines.map(({ minimum }) => tokens(minimum));
  let rest = room;
  let open = lines.map((_, index) => index);
  while (open.length > 0)
    open = open.filter((index) => {
      const { minimum = 0, ends = [] } = lines[index] ?? {};
      const end = ends[given[index] ?? 0];
      if (end === undefined) return false;
      const cost = tokens(minimum + 1 + end) - (spent[index] ?? 0);
      // The room never grows again, so this description has all that it gets.
      if (cost > rest) return false;
      rest -= cost;
      spent[index] = (spent[index] ?? 0) + cost;
      given[index] = (given[index] ?? 0) + 1;
      return true;
    });
  return given;
}

/** A shorter name may still fit where a longer one did not. */
function nameOnly(skills: readonly DescribedSkill[]): readonly ListedSkill[] {
  let room = ROOM - BUNDLED.reduce((total, { minimum }) => total + tokens(minimum), 0);
  return skills.map((skill) => {
    const cost = tokens(toLine(skill).minimum);
    if (cost > room) return toGone(skill, UNLISTED);
    room -= cost;
    return toListed(skill, 0);
  });
}
