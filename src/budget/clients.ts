import { claudeCode } from './claudeCode.ts';
import type { AgentClient } from './client.ts';
import { codex } from './codex.ts';
import { openClaw } from './openClaw.ts';
import { isWhole, type DescribedSkill } from './skill.ts';

/** Every client that is modelled. */
export const CLIENTS: readonly AgentClient[] = [claudeCode, codex, openClaw];

/** Of those, the ones that install plugins. */
const PLUGIN_CLIENTS = [claudeCode, codex];

/** True when each client that installs plugins shows the whole description of every one of these skills, installed together. */
export function fitsWhole(skills: readonly DescribedSkill[]): boolean {
  return PLUGIN_CLIENTS.every(({ judge }) => judge(skills).every(isWhole));
}
