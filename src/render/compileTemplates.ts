import Handlebars from 'handlebars';
import { wordError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { remember } from '../text/memo.ts';
import { SlotError } from './encode.ts';
import { parseFitted, spaceValue, type SlotSpaces } from './fitSpaces.ts';
import type { ParsedTemplate } from './parseTemplate.ts';

type CompileOptions = Parameters<typeof Handlebars.compile>[1];

/** A template that has been checked against its data. `render` throws a `RenderError`, never renders a hole. */
export interface Template {
  readonly render: (data: object) => string;
}

/** A template failed on an app's data: a finding with the template's place. */
export class RenderError extends Error {
  readonly finding: Finding;

  constructor(finding: Finding, cause: unknown) {
    super(finding.message, { cause });
    this.finding = finding;
  }
}

/** Encoders by the names under which templates use them. */
export type Slots = Readonly<Record<string, (value: unknown) => string>>;

/** Templates by name, as they were written. */
export type TemplateSources = readonly (readonly [name: string, template: TemplateSource])[];

type TemplateSource = Pick<ParsedTemplate, 'file' | 'source'>;
type Templates = ReadonlyMap<string, Template>;

/** How many sets of templates are remembered, each a language's or the site's: who serves or watches a catalog opens it again at each change. */
const SETS = 4;
const compilers = new WeakMap<Slots, (texts: string) => Templates>();

/** Compiles templates that may include the same partials; `slots` are the helpers that encode values. */
export function compileTemplates(
  sources: TemplateSources,
  partials: TemplateSources,
  slots: Slots,
): Templates {
  let compile = compilers.get(slots);
  if (!compile) {
    compile = remember(
      (texts) => compileSet(...(JSON.parse(texts) as [TemplateSources, TemplateSources]), slots),
      SETS,
    );
    compilers.set(slots, compile);
  }
  return compile(JSON.stringify([sources.map(pickText), partials.map(pickText)]));
}

function pickText([name, { file, source }]: TemplateSources[number]): TemplateSources[number] {
  return [name, { file, source }];
}

/** Each template is compiled when it is first rendered, a partial once for all of them. */
function compileSet(sources: TemplateSources, partials: TemplateSources, slots: Slots): Templates {
  const handlebars = Handlebars.create();
  const last: LastFailure = {};
  for (const [name, encode] of Object.entries(slots)) handlebars.registerHelper(name, slot(encode, last));
  const options = {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(slots).map((name) => [name, true])),
  };
  // `srcName` gives slots their file; Handlebars' types lack it.
  const compile = ({ file, source }: TemplateSource) =>
    handlebars.compile<object>(parseFitted(source, file), { ...options, srcName: file } as CompileOptions);
  for (const [name, partial] of partials) handlebars.registerPartial(name, compile(partial));
  return new Map(sources.map(([name, source]) => [name, toTemplate(compile(source), source.file, last)]));
}

function toTemplate(run: Handlebars.TemplateDelegate, file: string, last: LastFailure): Template {
  const render = (data: object): string => {
    try {
      return run(data, { allowedProtoProperties: {}, allowProtoPropertiesByDefault: false });
    } catch (error) {
      const at = (error instanceof SlotError && last.slot) || { file };
      const hint = 'Give the field a value that its slot takes, or guard it with {{#if}} in the template.';
      throw new RenderError(
        { level: 'error', rule: 'template/slot', ...at, message: wordError(error), hint },
        error,
      );
    }
  };
  return { render };
}

/** Where the slot stands that failed last. */
interface LastFailure {
  slot?: { readonly file: string; readonly line: number; readonly column: number };
}

interface HelperOptions {
  readonly hash?: SlotSpaces;
  readonly loc?: {
    readonly source: string;
    readonly start: { readonly line: number; readonly column: number };
  };
}

function slot(encode: Slots[string], last: LastFailure) {
  return (value: unknown, { loc, hash = {} }: HelperOptions): string => {
    try {
      return spaceValue(encode?.(value) ?? '', hash);
    } catch (error) {
      if (loc) last.slot = { file: loc.source, line: loc.start.line, column: loc.start.column + 1 };
      throw error;
    }
  };
}
