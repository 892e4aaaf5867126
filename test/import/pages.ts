import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportedApp } from '../../src/import/importedApp.ts';
import { importPages } from '../../src/import/importPages.ts';
import type { PageSource } from '../../src/import/parsePage.ts';
import { splitFrontMatter } from '../../src/read/frontMatter.ts';
import { ROOT, type Files } from '../support/catalogs.ts';
import { config } from '../support/subject.ts';

/** The parts of a page of the newest generation that tests vary. */
export interface PageParts {
  readonly title?: string;
  readonly summary?: string;
  readonly docs?: string;
  readonly overview?: readonly string[];
  readonly connect?: string;
  readonly actions?: readonly string[];
  readonly practices?: string;
  readonly head?: string;
}

/** A page of the newest generation. */
export function pageWith(parts: PageParts = {}): string {
  const {
    title = 'Tidewell',
    summary = 'Tidewell is a logbook for tide gauges.',
    docs,
    overview = [],
  } = parts;
  const {
    connect = 'https://tidewell.com/',
    actions,
    practices = 'Stand-in for practices.',
    head = '',
  } = parts;
  const table = actions
    ? ['| Name | Key | Description |', '|---|---|---|', ...actions]
    : ['Use `npx tool@latest action list --intent=QUERY` to discover available actions.'];
  return [
    `---\nname: x\ndescription: |\n  ${title} integration. Manage Organizations.\n${head}---\n\n# ${title}\n\n${summary}\n`,
    ...(docs === undefined ? [] : [`Official docs: ${docs}\n`]),
    `## ${title} Overview\n\n${overview.join('\n')}\n\nUse action names and parameters as needed.\n`,
    `## Working with ${title}\n\nStand-in for ${title}.\n\n### Connecting to ${title}\n`,
    `\`\`\`bash\nmembrane connection ensure "${connect}" --json\n\`\`\`\n`,
    `## Popular actions\n\n${table.join('\n')}\n\n### Running actions\n\nStand-in.\n`,
    `## Best practices\n\n- ${practices}\n`,
  ].join('\n');
}

/** Imports pages by folder name. */
export function imported(pages: Files, names = new Map<string, string>()): Map<string, ImportedApp> {
  const categories = new Map([...config.categories].map(([key, { name }]) => [key, name]));
  const apps = importPages(Object.entries(pages).map(sourceOf), { categories, names });
  return new Map(apps.map((app) => [app.slug, app]));
}

/** Imports one page. */
export function importOne(parts: PageParts = {}): ImportedApp {
  const app = imported({ tidewell: pageWith(parts) }).get('tidewell');
  if (!app) throw new Error('nothing was imported');
  return app;
}

/** A hand-written page of `test/fixtures/legacy`. */
export function fixturePage(slug: string): string {
  return readFileSync(join(ROOT, 'test/fixtures/legacy', slug, 'SKILL.md'), 'utf8');
}

/** What was dropped, as `field reason`. */
export function drops({ dropped }: Pick<ImportedApp, 'dropped'>): string[] {
  return dropped
    .filter(({ field, reason }) => field !== 'description' && reason !== 'filler')
    .map(({ field, reason, value }) => `${field} ${reason} ${value}`);
}

function sourceOf([folder, text]: [string, string]): PageSource {
  const head = splitFrontMatter(text);
  return { path: `${folder}/SKILL.md`, folder, text, head: head.ok ? head.value.data : null };
}
