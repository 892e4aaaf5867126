import type { AppRecord } from '../../model/app.ts';
import type { CatalogContext, CatalogFile, Output } from '../../model/output.ts';
import { findWords } from '../../words/words.ts';
import { createHead, formatFrontMatter } from '../frontMatter.ts';
import { partitionIndex, type IndexPart } from '../partitionIndex.ts';
import { samplePage, toPageView, type PageView } from '../toPageView.ts';
import { sampleLine, toIndexLine, type IndexLine } from '../toIndexLine.ts';
import { toSkillPath } from '../../text/skillFiles.ts';

/** How many lines a file of the index has at most: with those of `toIndexLine` it stays below 64 KB. */
const MOST_LINES = 96;

/** Characters of the categories in the description, of 1,024 in all (Agent Skills specification). */
const MOST_CATEGORIES = 700;

/**
 * What it says besides its templates, in English in every catalog. Words that many requests have ("the", "my", "which") are not in the
 * description: a search by words shall find an app's own skill before this one.
 */
const WORDS = {
  app: 'the app',
  api: 'API of the app',
  otherApps: 'Other apps',
  describe: (categories: string) =>
    `Finds and uses any other app or online service through Membrane. Use when something must be read, created, changed or sent elsewhere, named or merely described (${categories}), unless an installed skill covers that very app.`,
};

/** What `templates/routerIndex.hbs` is given. */
interface RouterIndexView {
  readonly categories: readonly {
    readonly title: string;
    readonly files: readonly { readonly label: string; readonly file: string; readonly comma: boolean }[];
  }[];
}

/** What `templates/routerIndexPart.hbs` is given. */
interface IndexPartView {
  readonly title: string;
  /** Slugs of those that the pack of their category leaves out; null when there are none. */
  readonly leftOut: string | null;
  readonly apps: readonly IndexLine[];
}

const sampleIndex: RouterIndexView = {
  categories: [{ title: 'Sample', files: [{ label: 'Sample', file: 'index/sample.md', comma: true }] }],
};
const sampleIndexPart: IndexPartView = { title: 'Sample', leftOut: 'sample', apps: [sampleLine] };

/**
 * `skills/<name>/`: one skill that finds the app for a job among all. `references/index/` has a line for each app, `references/apps/` the
 * part of its page that is about it alone; what every page says of Membrane stands once, in `SKILL.md`.
 */
export function createRouter(name: string): Output {
  const root = `skills/${name}`;
  return {
    name: 'router',
    root,
    readers: 'agents',
    samples: {
      router: samplePage,
      routerApp: samplePage,
      routerIndex: sampleIndex,
      routerIndexPart: sampleIndexPart,
    },
    ofApp: (app, { config, language, templates }) => {
      // `catalog/reserved-slug` reports it.
      if (app.slug === name) return [];
      const page = toPageView(app, config, findWords(language));
      // Inputs are told by step 5.
      const text = templates.render('routerApp', { ...page, inputsFile: null });
      return [{ path: partPath(root, app.slug), text }];
    },
    overlooksBytes: true,
    ofCatalog: (records, context) => {
      const indexed = records.filter(({ slug }) => context.fileOf(slug, partPath(root, slug)) !== undefined);
      return [renderSkill(name, context), ...renderIndex(root, indexed, context)];
    },
  };
}

function partPath(root: string, slug: string): string {
  return `${root}/references/apps/${slug}.md`;
}

function renderSkill(name: string, { config, language, templates }: CatalogContext): CatalogFile {
  const words = findWords(language);
  const categories = [...config.categories.values()].map((category) => category.name);
  const description = WORDS.describe(listCategories(categories));
  const compatibility = words.say('page.compatibility');
  const meant = createHead({ name, description, compatibility }, config);
  const view: PageView = {
    ...samplePage,
    name: WORDS.app,
    api: WORDS.api,
    homepage: 'HOMEPAGE',
    intent: 'INTENT',
    cliPackage: `${config.cli.package}@${config.cli.version}`,
  };
  const text = `${formatFrontMatter(meant)}\n${templates.render('router', view)}`;
  return { path: toSkillPath(name), text, meant };
}

/** As many categories as leave a description the length that clients take; what is cut is said to be. */
function listCategories(names: readonly string[]): string {
  const all = names.join(', ');
  if (all.length <= MOST_CATEGORIES) return all;
  const kept = all.slice(0, MOST_CATEGORIES);
  return `${kept.slice(0, kept.lastIndexOf(', '))} and more`;
}

interface IndexedApp {
  readonly slug: string;
  readonly category: string | null;
  readonly record: AppRecord;
}

function renderIndex(root: string, records: readonly AppRecord[], context: CatalogContext): CatalogFile[] {
  const { templates, packs } = context;
  const apps = records.map((record) => ({
    slug: record.slug,
    category: record.categories[0] ?? null,
    record,
  }));
  const parts = partitionIndex(apps, MOST_LINES);
  const titleOf = titler(context);
  const index: RouterIndexView = { categories: toCategories(parts, titleOf) };
  const leftOut = new Set(packs.flatMap((pack) => pack.leftOut.map(({ slug }) => slug)));
  return [
    { path: `${root}/references/index.md`, text: templates.render('routerIndex', index) },
    ...parts.map((part) => {
      const view: IndexPartView = {
        title: part.prefix === '' ? titleOf(part) : `${titleOf(part)}: ${part.prefix}`,
        leftOut: listOf(part.apps.filter(({ slug }) => leftOut.has(slug))),
        apps: part.apps.map(({ record }) => toIndexLine(record)),
      };
      return { path: `${root}/references/${fileOf(part)}`, text: templates.render('routerIndexPart', view) };
    }),
  ];
}

type TitleOf = (part: Pick<IndexPart<IndexedApp>, 'category'>) => string;

function titler({ config }: CatalogContext): TitleOf {
  return ({ category }) =>
    category === null ? WORDS.otherApps : (config.categories.get(category)?.name ?? category);
}

function toCategories(
  parts: readonly IndexPart<IndexedApp>[],
  titleOf: TitleOf,
): RouterIndexView['categories'] {
  return [...new Set(parts.map(({ category }) => category))].map((category) => {
    const own = parts.filter((part) => part.category === category);
    const files = own.map((part, at) => ({
      label: part.prefix === '' ? fileOf(part).slice('index/'.length) : part.prefix,
      file: fileOf(part),
      comma: at < own.length - 1,
    }));
    return { title: titleOf({ category }), files };
  });
}

/** A category may be called `other`, or as another one with a prefix behind it; none ends in a hyphen, or has two side by side. */
function fileOf({ category, prefix }: IndexPart<IndexedApp>): string {
  const start = category ?? 'other-';
  return `index/${prefix === '' ? start : `${start}--${prefix}`}.md`;
}

function listOf(apps: readonly IndexedApp[]): string | null {
  return apps.length === 0 ? null : apps.map(({ slug }) => slug).join(', ');
}
