import type { Finding } from '../model/finding.ts';

/** Returns the slugs of the apps that have an error among `findings`. */
export function listFailed(findings: readonly Finding[]): Set<string> {
  return new Set(findings.flatMap(({ level, app }) => (level === 'error' && app !== undefined ? [app] : [])));
}
