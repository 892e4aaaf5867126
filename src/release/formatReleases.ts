import type { ReleaseFile, RecordedRelease, Surface } from '../model/release.ts';
import { toSchemaUrl } from '../text/schemaUrl.ts';

const SCHEMA_URL = toSchemaUrl('releases');

/** The text of `releases.json`: one line a change, a fact and an action, so that a diff reads well. */
export function formatReleases({ releases, surface }: ReleaseFile): string {
  return `{
  "$schema": ${JSON.stringify(SCHEMA_URL)},
  "releases": [
${releases.map((release) => indented(4, releaseText(release))).join(',\n')}
  ],
  "surface": {
${surfaceLines(surface).join(',\n')}
  }
}
`;
}

function releaseText({ version, date, digest, changes }: RecordedRelease): string {
  return JSON.stringify({ version, date, digest, changes }, null, 2);
}

function surfaceLines({ actions, ...facts }: Surface): string[] {
  const { cli, name, homepage, docs, icon, summary, description, entities, notes, listed } = facts;
  const ordered = { cli, name, homepage, docs, icon, summary, description, entities, notes, listed };
  const lines = Object.entries(ordered).map(
    ([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const items = actions.map((action) => `      ${JSON.stringify(action)}`).join(',\n');
  return [...lines, items === '' ? '    "actions": []' : `    "actions": [\n${items}\n    ]`];
}

function indented(by: number, text: string): string {
  return text.replace(/^/gm, ' '.repeat(by));
}
