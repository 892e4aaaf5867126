import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

type CompileOptions = Parameters<typeof Handlebars.compile>[1];
import { findNearest, wordError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { findTemplates, type TemplateFile, type TemplateFolders } from './findTemplates.ts';
import { encoders, SlotError } from './encode.ts';
import { readTemplateLines, type TemplateLines } from './readTemplateLines.ts';
import { reachTemplates } from './reachTemplates.ts';
import { checkTemplate, type Node } from './templateCheck.ts';

/** A template that has been checked against its data. `render` throws a `RenderError`, never renders a hole. */
export interface Template {
  readonly file: string;
  readonly render: (data: object) => string;
}

/** What each page template is given: a name and a sample with every field filled. */
export type Samples = Readonly<Record<string, object>>;

/** A template failed on an app's data: a finding with the template's place. */
export class RenderError extends Error {
  readonly finding: Finding;

  constructor(finding: Finding, cause: unknown) {
    super(finding.message, { cause });
    this.finding = finding;
  }
}

interface Parsed {
  readonly file: string;
  readonly source: string;
  readonly tree: Node;
}

/** Encoders by the names under which templates use them. */
export type Slots = Readonly<Record<string, (value: unknown) => string>>;
const PARTIALS = 'partials/';

/** The templates of a catalog. */
export interface LoadedTemplates {
  /** By language, then by name; a language without templates of its own has those of the first. */
  readonly byLanguage: ReadonlyMap<string, ReadonlyMap<string, Template>>;
  readonly lines: TemplateLines;
  /** Words inside the tags of these templates and of all partials, fields among them. */
  readonly wordsOf: (names: readonly string[]) => ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

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
  findings.push(...unused(sources, known));
  const english = compileAll(base, samples, slots, () => true);
  const byLanguage = new Map([[first, english.templates]]);
  for (const language of others) {
    const own = ownOf(parsed, language);
    if (areRead) findings.push(...strangers(own, base, translated));
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

function readTagWords(source: string): string[] {
  return (source.match(/\{\{[^}]*\}\}/g) ?? []).flatMap((tag) => tag.match(/\w+/g) ?? []);
}

/** A template that nothing renders was meant to be one that is. */
function unused(sources: readonly TemplateFile[], names: readonly string[]): Finding[] {
  const files = names.map((name) => `${name}.hbs`);
  return sources
    .filter(({ path, isBuiltIn }) => !isBuiltIn && !path.includes('/') && !files.includes(path))
    .map(({ path, label }) => {
      const near = findNearest(path, files);
      return {
        level: 'error',
        rule: 'template/unused',
        file: label,
        message: `Nothing renders the template ${path}`,
        hint:
          near === undefined
            ? `Templates are ${files.join(', ')}; what they share lies in partials/.`
            : `Did you mean "${near}"?`,
      };
    });
}

function parseAll(sources: readonly TemplateFile[]) {
  const parsed = new Map<string, Parsed>();
  const findings: Finding[] = [];
  for (const { path, file, label } of sources) {
    const result = parseTemplate(label, readFileSync(file, 'utf8'));
    const isBroken = 'message' in result;
    if (isBroken) findings.push(result);
    // One that cannot be read is there all the same, for those that include it.
    parsed.set(path.slice(0, -'.hbs'.length), isBroken ? toEmpty(label) : result);
  }
  return { parsed, findings };
}

function toEmpty(file: string): Parsed {
  return { file, source: '', tree: Handlebars.parse('') as unknown as Node };
}

type ParsedByName = ReadonlyMap<string, Parsed>;

/** The language in whose folder a template lies; `null` for one of the first language. */
function languageOf(name: string, languages: readonly string[]): string | null {
  return languages.find((language) => name.startsWith(`${language}/`)) ?? null;
}

/** The templates in a language's folder, by the names of those that they stand for. */
function ownOf(parsed: ParsedByName, language: string): Map<string, Parsed> {
  const folder = `${language}/`;
  return new Map(
    [...parsed]
      .filter(([name]) => name.startsWith(folder))
      .map(([name, each]) => [name.slice(folder.length), each]),
  );
}

function strangers(own: ParsedByName, base: ParsedByName, translated?: readonly string[]): Finding[] {
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
  const templates = new Map<string, Template>();
  const findings: Finding[] = [];
  for (const [name, sample] of Object.entries(samples)) {
    const template = parsed.get(name);
    if (!template) continue;
    const context = { file: template.file, helpers: Object.keys(slots), partials };
    findings.push(...checkTemplate(template.tree, sample, context).filter(({ file }) => isNew(file)));
    templates.set(name, compile(template, partials, slots));
  }
  return { templates, findings };
}

function parseTemplate(file: string, source: string): Parsed | Finding {
  try {
    return {
      file,
      source: source.replaceAll('\r\n', '\n'),
      tree: Handlebars.parse(source) as unknown as Node,
    };
  } catch (error) {
    const { line, message } = wordSyntaxError(wordError(error));
    const hint = 'Close every {{#block}} with its {{/block}}, and every {{ with }}.';
    return { level: 'error', rule: 'template/syntax', file, line, column: 1, message, hint };
  }
}

/** What Handlebars' parser (lib/handlebars/compiler/parser.js) says by the token that it met, in words for who writes templates. */
const MET: Readonly<Record<string, string>> = {
  EOF: 'A {{#block}}, or a {{ without }}, is still open at the end of the file',
  OPEN_ENDBLOCK: 'This {{/block}} closes a block that is not open',
  INVERSE: '{{else}} stands outside of a block',
  CLOSE: 'These braces close before a name or value, or by another number than opened',
  CLOSE_UNESCAPED: 'These braces close before a name or value, or by another number than opened',
  INVALID: 'Expected a name or a value between {{ and }}, or }} is missing',
};

function wordSyntaxError(text: string): { readonly line: number; readonly message: string } {
  const [, opened, closed, at] = /^(\S+) doesn't match (\S+) - (\d+):/.exec(text) ?? [];
  if (opened !== undefined)
    return { line: Number(at), message: `{{#${opened}}} is closed by {{/${closed}}}` };
  const met = /got '(\w+)'$/.exec(text)?.[1] ?? '';
  const line = Number(/line (\d+)/.exec(text)?.[1] ?? 1);
  return { line, message: MET[met] ?? 'This is no template: something else is expected here' };
}

function compile(template: Parsed, partials: ReadonlyMap<string, Parsed>, slots: Slots): Template {
  const handlebars = Handlebars.create();
  const place: SlotPosition = { file: template.file, line: 1, column: 1 };
  for (const [name, encode] of Object.entries(slots)) handlebars.registerHelper(name, slot(encode, place));
  const options = {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(slots).map((name) => [name, true])),
  };
  // `srcName` gives slots their file; Handlebars' types lack it.
  const compileFile = (each: Parsed) =>
    handlebars.compile<object>(each.source, { ...options, srcName: each.file } as CompileOptions);
  for (const [name, partial] of partials) handlebars.registerPartial(name, compileFile(partial));
  const run = compileFile(template);
  const render = (data: object): string => {
    try {
      return run(data, { allowedProtoProperties: {}, allowProtoPropertiesByDefault: false });
    } catch (error) {
      const at = error instanceof SlotError ? place : { file: template.file };
      const hint = 'Give the field a value that its slot takes, or guard it with {{#if}} in the template.';
      throw new RenderError(
        { level: 'error', rule: 'template/slot', ...at, message: wordError(error), hint },
        error,
      );
    }
  };
  return { file: template.file, render };
}

/** Where the slot stands that failed last. */
interface SlotPosition {
  file: string;
  line: number;
  column: number;
}

interface HelperOptions {
  readonly loc?: {
    readonly source: string;
    readonly start: { readonly line: number; readonly column: number };
  };
}

function slot(encode: Slots[string], place: SlotPosition) {
  return (value: unknown, options: HelperOptions): string => {
    try {
      return encode?.(value) ?? '';
    } catch (error) {
      if (options.loc)
        Object.assign(place, {
          file: options.loc.source,
          line: options.loc.start.line,
          column: options.loc.start.column + 1,
        });
      throw error;
    }
  };
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
