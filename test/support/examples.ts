import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppRecord } from '../../src/model/app.ts';
import type { Config } from '../../src/model/config.ts';
import type { Pack } from '../../src/model/pack.ts';
import { choosePacks } from '../../src/packs/choosePacks.ts';
import { parseConfig } from '../../src/read/settings.ts';
import type { OutputFile } from '../../src/model/files.ts';
import { toRecord } from '../../src/build/toRecord.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { readDescriptor } from '../../src/read/descriptor.ts';
import { readTranslation } from '../../src/read/translation.ts';
import { digestSource } from '../../src/text/sourceDigest.ts';
import type { Translation } from '../../src/model/translation.ts';
import { readSnapshot } from '../../src/read/snapshot.ts';
import { parseYaml } from '../../src/read/yaml.ts';
import { loadRenderer } from '../../src/render/renderer.ts';
import { createSubject as withDocuments } from '../../src/check/checkApp.ts';
import type { Example, Rule, Subject, Verdict } from '../../src/model/rule.ts';
import { ROOT } from './catalogs.ts';
import { config } from './subject.ts';

const SLUG = 'acme';
/** A folder of an output of the whole catalog, for the rule about them. */
const RESERVED: ReadonlySet<string> = new Set(['reserved-sample']);

/** The descriptor of an app that breaks no rule; examples replace its fields. */
const DESCRIPTOR = `
name: Acme Orders
homepage: https://acme.example/
docs: https://docs.acme.example/api
summary: Order management for wholesale traders.
categories: [e-commerce]
keywords: [wholesale orders, stock]
entities:
  - Order: [Order Line]
  - Customer
`;

/** What a translation of it says. */
const TRANSLATION = `
summary: 面向批发商的订单管理系统。
keywords: [批发订单, 库存]
`;

/** Its snapshot. */
const SNAPSHOT = `{
  "origin": "published-catalog",
  "actions": [
    { "key": "create-order", "name": "Create Order", "description": "Place an order for one customer." },
    { "key": "delete-order", "name": "Delete Order" },
    { "key": "list-customers", "name": "List Customers" },
    { "key": "list-orders", "name": "List Orders", "description": "Orders of one day, newest first." }
  ]
}
`;

const { renderer, findings } = loadRenderer(
  { templatesDir: join(ROOT, 'templates'), templatesLabel: 'templates' },
  config,
);
if (findings.length > 0) throw new Error(JSON.stringify(findings));

/** What the rules of one app look at, read, normalised and rendered from an example. */
export function subjectOf({ slug = SLUG, ...example }: Example): Subject {
  const descriptor = descriptorOf(slug, example.descriptor ?? '{}', example.notes ?? '');
  const { snapshot, findings: wrong } = readSnapshot(slug, 'membrane.json', example.snapshot ?? SNAPSHOT);
  if (!snapshot) throw new Error(JSON.stringify(wrong));
  const translations = translationsOf(slug, descriptor, example);
  const app = wordApp(normaliseApp(slug, descriptor, snapshot, config, { translations }));
  const made = renderer.renderApp(app, [], []);
  const files = replaced(slug, made, example);
  const paths = new Set(files.map(({ path }) => path));
  return withDocuments({
    app,
    descriptor,
    snapshot,
    translations,
    config,
    files,
    forAgents: files.filter(({ path }) => renderer.roots.readersOf(path) === 'agents'),
    neutral: () => renderer.renderNeutral(app, [], made),
    changes: [],
    languageOf: () => null,
    isCommand: renderer.lines.isCommand,
    isTemplateLine: renderer.lines.isLine,
    isMade: (path) => paths.has(path),
  });
}

/** What catalog-wide rules look at: the example's app and the others. */
export function recordsOf(example: Example): AppRecord[] {
  const others = Object.entries(example.others ?? {}).map(([slug, descriptor]): Example => {
    const snapshot = example.otherSnapshots?.[slug];
    return { slug, descriptor, ...(snapshot === undefined ? {} : { snapshot }) };
  });
  return [example, ...others]
    .map((each) => subjectOf(each))
    .map(({ app, descriptor, snapshot, files }) => toRecord(app, { descriptor, snapshot }, files))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** What a rule says about an example. */
export function judge(rule: Rule, example: Example): Verdict[] {
  const subject = subjectOf(example);
  const ofCatalog = rule.ofCatalog?.(recordsOf(example), { config, reserved: RESERVED }) ?? [];
  const ofPacks = rule.ofPacks?.(...packsOf(example)) ?? [];
  return [...(rule.ofApp?.(subject) ?? []), ...(rule.ofFiles?.(subject) ?? []), ...ofCatalog, ...ofPacks];
}

/** The packs of the example's apps, and the settings that ask for them. */
function packsOf(example: Example): [readonly Pack[], Config] {
  const text = `${readFileSync(join(ROOT, 'catalog.yaml'), 'utf8').replace(/^packs:\n(?: .*\n)*/m, '')}\npacks:\n  ${example.packs ?? 'byCategory: 4'}\n`;
  const settings = parseConfig('catalog.yaml', text);
  return [
    choosePacks(recordsOf(example), { config: settings, status: new Map(), releases: new Map() }),
    settings,
  ];
}

/** The messages alone. */
export function messagesOf(rule: Rule, example: Example): string[] {
  return judge(rule, example).map(({ message }) => message);
}

function descriptorOf(slug: string, over: string, notes: string): Subject['descriptor'] {
  const [base, changed] = [parse(DESCRIPTOR), parse(over)];
  const yaml = JSON.stringify({ ...base, ...changed });
  const { descriptor, findings: wrong } = readDescriptor(slug, 'app.md', `---\n${yaml}\n---\n${notes}`);
  if (!descriptor) throw new Error(JSON.stringify(wrong));
  return descriptor;
}

/** A translation that breaks no rule, with what the example replaces; none when the example is not about one. */
function translationsOf(
  slug: string,
  descriptor: Subject['descriptor'],
  { translation, translationNotes }: Example,
): Translation[] {
  if (translation === undefined && translationNotes === undefined) return [];
  const source = digestSource(descriptor);
  const front = { source, ...parse(TRANSLATION), ...parse(translation ?? '{}') };
  const text = `---\n${JSON.stringify(front)}\n---\n${translationNotes ?? descriptor.notes}`;
  const read = readTranslation(slug, 'app.zh-CN.md', 'zh-CN', text);
  if (!read.translation) throw new Error(JSON.stringify(read.findings));
  return [read.translation];
}

function parse(yaml: string): object {
  const parsed = parseYaml(yaml);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value as object;
}

function replaced(
  slug: string,
  made: readonly OutputFile[],
  { page, files = {} }: Pick<Example, 'page' | 'files'>,
): OutputFile[] {
  const texts = new Map(Object.entries(files));
  if (page !== undefined) texts.set(`skills/${slug}/SKILL.md`, page);
  const kept = made.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }));
  const known = new Set(made.map(({ path }) => path));
  const added = [...texts].filter(([path]) => !known.has(path)).map(([path, text]) => ({ path, text }));
  return [...kept, ...added];
}
