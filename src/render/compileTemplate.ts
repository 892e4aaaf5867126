import Handlebars from 'handlebars';
import { wordError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { SlotError } from './encode.ts';
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

/** Compiles a template with the partials that it may include; `slots` are the helpers that encode values. */
export function compileTemplate(
  template: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
  slots: Slots,
): Template {
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
  const compileFile = (each: ParsedTemplate) =>
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
  return { render };
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
