import { nameRepository } from '../text/nameRepository.ts';

/** Agents by the names that `skills add --agent` knows them by (vercel-labs/skills docs/agents.md, skills 1.7.4, November 2026). */
export const AGENTS = [
  { key: 'claude-code', name: 'Claude Code' },
  { key: 'codex', name: 'Codex' },
  { key: 'cursor', name: 'Cursor' },
  { key: 'gemini-cli', name: 'Gemini CLI' },
  { key: 'github-copilot', name: 'GitHub Copilot' },
  { key: 'opencode', name: 'OpenCode' },
  { key: 'openclaw', name: 'OpenClaw' },
] as const;

/** How one client installs an app's skill. */
export interface InstallLine {
  /** As `skills add --agent` knows it. */
  readonly client: string;
  readonly name: string;
  readonly command: string;
}

/** Returns a command for each client that installs an app from the repository that the catalog is published in. */
export function listInstallLines(repository: string, slug: string): InstallLine[] {
  const source = nameRepository(repository);
  return AGENTS.map(({ key, name }) => ({
    client: key,
    name,
    command: `npx skills add ${source} --skill ${slug} --agent ${key}`,
  }));
}
