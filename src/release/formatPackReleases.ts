import type { PackReleaseFile } from '../model/release.ts';
import { toSchemaUrl } from '../text/schemaUrl.ts';

const SCHEMA_URL = toSchemaUrl('pack-releases');

/** The text of a pack's `releases.json`: one line an app, so that a diff shows which one moved. */
export function formatPackReleases({ releases, surface }: PackReleaseFile): string {
  const { title, description, apps } = surface;
  const history = JSON.stringify(
    releases.map(({ version, date, digest, changes }) => ({ version, date, digest, changes })),
    null,
    2,
  );
  const members = apps.map(({ slug, name, version }) => `      ${JSON.stringify({ slug, name, version })}`);
  return `{
  "$schema": ${JSON.stringify(SCHEMA_URL)},
  "releases": ${history.replaceAll('\n', '\n  ')},
  "surface": {
    "title": ${JSON.stringify(title)},
    "description": ${JSON.stringify(description)},
    "apps": [
${members.join(',\n')}
    ]
  }
}
`;
}
