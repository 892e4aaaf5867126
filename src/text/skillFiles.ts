/** The page of a skill, by the Agent Skills specification (agentskills.io/specification). */
export const PAGE_FILE = 'SKILL.md';
/** Beside the page: the inputs of its actions, or the index of the files that have them. */
export const INPUTS_FILE = 'references/actions.md';
/** Beside the page: what changed in each release. */
export const HISTORY_FILE = 'references/changelog.md';

/** The folder of a skill below the output folder, with the slash at its end. */
export function toSkillFolder(name: string): string {
  return `skills/${name}/`;
}

/** The page of a skill below the output folder. */
export function toSkillPath(name: string): string {
  return toSkillFolder(name) + PAGE_FILE;
}

/** True for the page of any skill, whichever output makes it. */
export function isPage(path: string): boolean {
  return path.endsWith(`/${PAGE_FILE}`);
}
