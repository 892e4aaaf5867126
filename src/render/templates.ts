import { readFileSync } from 'node:fs';
import type { Finding } from '../model/finding.ts';
import {
  findTemplates,
  findUnread,
  PARTIALS,
  type TemplateFile,
  type TemplateFolders,
} from './findTemplates.ts';
import { findLonePartials, findUnused, reportUnread } from './findUnused.ts';
import { compileTemplates, type Slots, type Template } from './compileTemplates.ts';
import { encoders } from './encode.ts';
import { parseTemplate, createEmptyTemplate, type ParsedTemplate } from './parseTemplate.ts';
import { readTemplateLines, type TemplateLines } from './readTemplateLines.ts';
import { reachTemplates } from './reachTemplates.ts';
import { checkTemplate } from './templateCheck.ts';

/** What each page template is given: a name and a sample with every field filled. */
export type Samples = Readonly<Record<string, object>>;

/** The templates of a catalog. */
export interface LoadedTemplates {
  /** By language, then by name; a language without templates of its own has those of the first. */
  readonly byLanguage: ReadonlyMap<string, ReadonlyMap<string, Template>>;
  readonly lines: TemplateLines;
  /** Words inside the tags of these templates and of all partials, fields among them. */
  readonly wordsOf: (names: readonly string[]) => ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** How a folder of templates differs from that of the pages. */
export interface LoadOptions {
  /** Names of templates that there may be; those of the samples when it is not given. */
  readonly known?: readonly string[];
  /** Names of templates that are rendered in further languages; all of them when it is not given. */
  readonly translated?: readonly string[];
  /** Those of Markdown when it is not given. */
  readonly slots?: Slots;
}

/**
 * Reads, checks and compiles every template below a folder; `samples` names the ones that must be there. What lies in a folder
 * called like one of the further languages takes the place of the file of the same path in that language.
 */
export function loadTemplates(
  folders: TemplateFolders,
  samples: Samples,
  [first = '', ...others]: readonly string[],
  { known = Object.keys(samples), translated, slots = encoders }: LoadOptions = {},
): LoadedTemplates {
  const sources = findTemplates(folders);
  const { parsed, findings } = parseAll(sources);
  // What a template that cannot be read includes, or stands for, is not known.
  const areRead = findings.length === 0;
  const base = new Map([...parsed].filter(([name]) => languageOf(name, others) === null));
  for (const name of Object.keys(samples))
    if (!sources.some(({ path }) => path === `${name}.hbs`))
      findings.push(missing(`${folders.templatesLabel}/${name}.hbs`));
  findings.push(...findUnused(sources, known, others), ...reportUnread(findUnread(folders)));
  if (areRead) findings.push(...findLonePartials(sources, reachAll(parsed, others)));
  const english = compileAll(base, samples, slots, () => true);
  const byLanguage = new Map([[first, english.templates]]);
  for (const language of others) {
    const own = ownOf(parsed, language);
    if (areRead) findings.push(...findStrangers(own, base, translated));
    const isOwn = (file: string): boolean => [...own.values()].some((each) => each.file === file);
    const compiled = own.size === 0 ? null : compileAll(new Map([...base, ...own]), samples, slots, isOwn);
    byLanguage.set(language, compiled?.templates ?? english.templates);
    findings.push(...(compiled?.findings ?? []));
  }
  const lines = readTemplateLines([...parsed.values()].map(({ source }) => source));
  const wordsOf = (names: readonly string[]): ReadonlySet<string> => {
    const isMeant = (path: string): boolean =>
      path.includes(PARTIALS) || names.some((name) => path === name || path.endsWith(`/${name}`));
    const meant = [...parsed].filter(([path]) => isMeant(path));
    return new Set(meant.flatMap(([, { source }]) => readTagWords(source)));
  };
  return { byLanguage, lines, wordsOf, findings: [...findings, ...english.findings] };
}

/** The names of the partials that any template includes, in any language. */
function reachAll(parsed: ParsedByName, languages: readonly string[]): ReadonlySet<string> {
  const folders = ['', ...languages.map((language) => `${language}/`)];
  const names = [...parsed.keys()].filter((name) => !name.includes(PARTIALS));
  return reachTemplates(names, (name) =>
    folders.flatMap((each) => parsed.get(`${each}${name}`)?.source ?? []),
  );
}

function readTagWords(source: string): string[] {
  return (source.match(/\{\{[^}]*\}\}/g) ?? []).flatMap((tag) => tag.match(/\w+/g) ?? []);
}

function parseAll(sources: readonly TemplateFile[]) {
  const parsed = new Map<string, ParsedTemplate>();
  const findings: Finding[] = [];
  for (const { path, file, label } of sources) {
    const result = parseTemplate(label, readFileSync(file, 'utf8'));
    const isBroken = 'message' in result;
    if (isBroken) findings.push(result);
    // One that cannot be read is there all the same, for those that include it.
    parsed.set(path.slice(0, -'.hbs'.length), isBroken ? createEmptyTemplate(label) : result);
  }
  return { parsed, findings };
}

type ParsedByName = ReadonlyMap<string, ParsedTemplate>;

/** The language in whose folder a template lies; `null` for one of the first language. */
function languageOf(name: string, languages: readonly string[]): string | null {
  return languages.find((language) => name.startsWith(`${language}/`)) ?? null;
}

/** The templates in a language's folder, by the names of those that they stand for. */
function ownOf(parsed: ParsedByName, language: string): Map<string, ParsedTemplate> {
  const folder = `${language}/`;
  return new Map(
    [...parsed]
      .filter(([name]) => name.startsWith(folder))
      .map(([name, each]) => [name.slice(folder.length), each]),
  );
}

function findStrangers(own: ParsedByName, base: ParsedByName, translated?: readonly string[]): Finding[] {
  const told =
    translated &&
    reachTemplates(translated, (name) => [own, base].flatMap((parsed) => parsed.get(name)?.source ?? []));
  return [...own]
    .filter(([name]) => !base.has(name) || told?.has(name) === false)
    .map(([name, { file }]) => ({
      level: 'error',
      rule: 'template/overrides-nothing',
      file,
      ...(base.has(name)
        ? {
            message: `What ${name}.hbs is for is written in English only, so nothing renders this one`,
            hint: `Remove it. Templates that are rendered in further languages are ${translated?.join(', ')}.`,
          }
        : {
            message: `There is no template ${name}.hbs that this one could take the place of`,
            hint: 'Give it the path of the template that it translates, or remove it.',
          }),
    }));
}

/** Compiles the templates that samples name; checks those in which a file occurs that `isNew` is true of. */
function compileAll(parsed: ParsedByName, samples: Samples, slots: Slots, isNew: (file: string) => boolean) {
  const partials = new Map(
    [...parsed]
      .filter(([name]) => name.startsWith(PARTIALS))
      .map(([name, each]) => [name.slice(PARTIALS.length), each]),
  );
  const found = Object.keys(samples).flatMap((name) => {
    const template = parsed.get(name);
    return template ? [[name, template] as const] : [];
  });
  const findings = found.flatMap(([name, { file, tree }]) => {
    const context = { file, helpers: Object.keys(slots), partials };
    return checkTemplate(tree, samples[name], context).filter(({ file: at }) => isNew(at));
  });
  return { templates: compileTemplates(found, [...partials], slots), findings };
}

function missing(file: string): Finding {
  return {
    level: 'error',
    rule: 'template/missing',
    file,
    message: `There is no template ${file}`,
    hint: '`skillpress templates eject` writes those that skillpress comes with; an output of your own brings its own.',
  };
}
