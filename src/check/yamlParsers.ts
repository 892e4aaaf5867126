import { createRequire } from 'node:module';
import { parse } from 'yaml';
import type { DataValue } from './plainFrontMatter.ts';

/** What one parser makes of a text, or its own words for why it refuses it. */
export type ParsedYaml =
  | { readonly ok: true; readonly value: DataValue }
  | { readonly ok: false; readonly message: string };

/** The parsers that must agree: clients use one of them, or one that is like one of them. */
export const yamlParsers: Readonly<Record<string, (yaml: string) => ParsedYaml>> = {
  yaml: (yaml) => outcome(() => parse(yaml, { prettyErrors: false, logLevel: 'error' })),
  'js-yaml': (yaml) => outcome(() => loadJsYaml().load(yaml)),
};

interface JsYaml {
  readonly load: (yaml: string) => unknown;
}

const require = createRequire(import.meta.url);

/** Loaded when a page needs it, which most do not. */
function loadJsYaml(): JsYaml {
  return require('js-yaml') as JsYaml;
}

function outcome(read: () => unknown): ParsedYaml {
  try {
    return { ok: true, value: read() as DataValue };
  } catch (error) {
    return {
      ok: false,
      message: String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '',
    };
  }
}
