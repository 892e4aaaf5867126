/** Names of skills that OpenClaw brings along and catalogs have, too: they win over those of an extra folder (measured). */
export const BUNDLED_SKILLS: ReadonlySet<string> = new Set([
  '1password',
  'canvas',
  'github',
  'notion',
  'trello',
]);
