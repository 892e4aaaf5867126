import type { AppRecord } from '../../src/model/app.ts';
import type { Config } from '../../src/model/config.ts';
import type { Descriptor } from '../../src/model/descriptor.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { parseConfig } from '../../src/read/settings.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { chooseRules, type ChosenRules } from '../../src/check/rules.ts';
import { createSubject } from '../../src/check/checkApp.ts';
import type { CatalogSubject, Rule, Subject } from '../../src/model/rule.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './catalogs.ts';

/** The project's own settings. */
export const config: Config = parseConfig('catalog.yaml', readFileSync(join(ROOT, 'catalog.yaml'), 'utf8'));

/** The rules of a catalog with these settings. */
export const chosen: ChosenRules = chooseRules(config, []);

/** What rules about all apps are told besides them. */
export const catalog: CatalogSubject = { config, reserved: new Set() };

const DESCRIPTOR: Descriptor = {
  name: 'Sample',
  homepage: 'https://sample.example/',
  docs: null,
  icon: null,
  summary: 'Keeps samples.',
  description: null,
  categories: [],
  keywords: [],
  aliases: [],
  requests: [],
  entities: [],
  membrane: null,
  pin: [],
  hide: [],
  describe: {},
  effect: {},
  draft: false,
  except: {},
  notes: '',
};

/** A descriptor with everything that the test does not care about filled in. */
export function descriptorWith(over: Partial<Descriptor>): Descriptor {
  return { ...DESCRIPTOR, ...over };
}

/** A snapshot of actions by name; the keys are made from the names. */
export function snapshotOf(...names: string[]): Snapshot {
  return {
    origin: 'published-catalog',
    actions: names.map((name) => ({ key: name.toLowerCase().replaceAll(' ', '-'), name })),
  };
}

export interface SubjectParts {
  readonly slug?: string;
  readonly descriptor?: Partial<Descriptor>;
  readonly snapshot?: Snapshot;
  /** Text of the page. */
  readonly page?: string;
  /** Other files by path below the skill's folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: Partial<Config>;
}

/** What a rule looks at, from the parts that matter to a test. */
export function subject({
  slug = 'sample',
  descriptor = {},
  snapshot = snapshotOf(),
  page = '',
  files = {},
  config: over = {},
}: SubjectParts): Subject {
  const whole = descriptorWith(descriptor);
  const settings = { ...config, ...over };
  const made = [['SKILL.md', page] as const, ...Object.entries(files)].map(([path, text]) => ({
    path: `skills/${slug}/${path}`,
    text,
  }));
  const bundle = made.map((file) => ({ ...file, path: file.path.replace('skills/', 'clawhub/') }));
  const all = [...made, ...bundle];
  return createSubject({
    app: wordApp(normaliseApp(slug, whole, snapshot, settings)),
    descriptor: whole,
    snapshot,
    translations: [],
    config: settings,
    files: all,
    forAgents: all,
    neutral: () => all.map((file) => ({ ...file, path: file.path.replace(`/${slug}/`, '/sample/') })),
    changes: [],
    languageOf: () => null,
    isCommand: () => false,
    isTemplateLine: () => false,
    isMade: (path) => all.some((file) => file.path === path),
  });
}

/** What a rule says of one app, as `place: message`. */
export function verdicts(rule: Rule, parts: SubjectParts): string[] {
  const whole = subject(parts);
  return [...(rule.ofApp?.(whole) ?? []), ...(rule.ofFiles?.(whole) ?? [])].map(({ message, place }) => {
    const where =
      'at' in place
        ? place.at.join('.')
        : 'note' in place
          ? `note ${place.note}`
          : 'snapshot' in place
            ? `snapshot ${place.snapshot.join('.')}`
            : 'setting' in place
              ? place.setting.join('.')
              : `${place.file.split('/').at(-1)}:${place.line ?? ''}`;
    return `${where} ${message}`;
  });
}

/** A record of an app as catalog-wide rules see it. */
export function record(slug: string, over: Partial<AppRecord> = {}): AppRecord {
  return {
    slug,
    name: slug,
    homepage: `https://${slug}.example/`,
    docs: null,
    trigger: '',
    summary: '',
    categories: [],
    keywords: [],
    aliases: [],
    requests: [],
    entities: [],
    actions: 0,
    actionNames: [],
    translations: [],
    ids: [],
    index: { holds: [], verbs: [], words: [] },
    shape: '',
    draft: false,
    except: [],
    ...over,
  };
}
