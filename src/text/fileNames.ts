/** Files of an app's folder. */
export const DESCRIPTOR_FILE = 'app.md';
/** What Membrane answered about the app. */
export const SNAPSHOT_FILE = 'membrane.json';
/** The release history of the app, or of a pack. */
export const RELEASES_FILE = 'releases.json';
/** Names that the logo of an app may have, the preferred one first. */
export const ICON_FILES = ['icon.svg', 'icon.png'] as const;
/** Everything in an app's folder that its pages are made from. */
export const INPUT_FILES: readonly string[] = [DESCRIPTOR_FILE, SNAPSHOT_FILE, RELEASES_FILE, ...ICON_FILES];

/** What people call files of an app's folder, and the names under which these are read. */
const MEANT: readonly (readonly [pattern: RegExp, files: readonly string[]])[] = [
  [/^(?:icon|logo)\.(?:svg|png|jpe?g|gif|webp|ico)$/i, ICON_FILES],
  [/^(?:membrane|snapshot)\.(?:json[5cl]?|ya?ml)$/i, [SNAPSHOT_FILE]],
  [/^releases?\.(?:json[5cl]?|ya?ml)$/i, [RELEASES_FILE]],
];

/** The names that a file of an app's folder was likely meant to have, of which one is read: of `icon.jpg` those of icons. `null` for every other. */
export function findMeant(name: string): readonly string[] | null {
  if (INPUT_FILES.includes(name)) return null;
  return MEANT.find(([pattern]) => pattern.test(name))?.[1] ?? findMeantTranslation(name);
}

/** `App.zh-CN.md`, `app_zh-CN.md`, `zh-CN.md`. */
const MEANT_TRANSLATION =
  /^(?:apps?[._ -]+[a-z]{2,3}(?:[-_][a-z]{2,4})?|[a-z]{2}[-_][a-z]{2,4})\.(?:md|markdown)$/i;

function findMeantTranslation(name: string): readonly string[] | null {
  if (readLanguage(name) !== null || !MEANT_TRANSLATION.test(name)) return null;
  const tag = name.replace(/^apps?[._ -]+|\.\w+$/gi, '').replace('_', '-');
  return [nameTranslation(new Intl.Locale(tag).toString())];
}

const TRANSLATION = /^app\.(.+)\.md$/;

/** The language that a file of an app's folder translates it into, as its name has it; `null` for every other file. */
export function readLanguage(name: string): string | null {
  return TRANSLATION.exec(name)?.[1] ?? null;
}

/** The file of an app's folder that translates it into a language. */
export function nameTranslation(language: string): string {
  return `app.${language}.md`;
}

/** Beside `catalog.yaml`: outputs and rules of the catalog's own. */
export const EXTENSION_FILE = 'skillpress.config.mjs';
/** Beside `catalog.yaml`: what registries were last seen to tell of the apps. */
export const STATUS_FILE = 'status.json';
/** Beside `catalog.yaml`: warnings that are known, and not shown. */
export const BASELINE_FILE = 'baseline.json';
/** Beside `catalog.yaml`: the keys of integrations at SecondMe. */
export const SECONDME_LOCK_FILE = 'secondme.lock.json';
/** Beside `catalog.yaml`: the releases of packs, a folder each. */
export const PACKS_FOLDER = 'packs';
/** Beside `catalog.yaml`: texts of licences, each named by its SPDX identifier. */
export const LICENCES_FOLDER = 'LICENSES';

/** Below the templates: those of the listing site, which have slots of their own and are no part of the catalog. */
export const SITE_TEMPLATES = 'site';
