import type { Config } from '../model/config.ts';

/** The text of the catalog's licence: the one in `LICENSES/`, or which licence it is and where its text is. */
export function findLicence(
  { license, author }: Pick<Config, 'license' | 'author'>,
  licences: ReadonlyMap<string, string>,
): string {
  return (
    licences.get(license) ??
    `${license}\n\nCopyright ${author.name}\n\nThe text of this licence: https://spdx.org/licenses/${license}.html\n`
  );
}
