import { Console } from 'node:console';
import { hash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { createUsageError, wordError } from '../errors.ts';
import type { Output } from '../model/output.ts';
import type { Rule } from '../model/rule.ts';
import { MANIFEST_FILE } from '../disk/manifest.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { extensionSchema } from './extensionSchema.ts';
import { guardOutput, locateError } from './guardOutput.ts';
import { importAnew } from './importAnew.ts';
import { listExtensionFiles } from './readExtensionText.ts';
import { guardRule } from './guardRule.ts';
import { wordIssue } from './wordIssue.ts';
import { isIn } from '../render/roots.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** Outputs and rules, checked, with all that a catalog's own may leave out. */
export interface LoadedExtension {
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
}

/** What is skillpress' own: outputs, rules, and the names of what is found before the rules are asked. */
export interface Taken extends LoadedExtension {
  readonly names: readonly string[];
}

const NONE: LoadedExtension = { outputs: [], rules: [] };
const HINT = 'docs/extending.md has a whole example.';
/** Files at the top of the output folder that are no output's. */
const RESERVED = new Set([MANIFEST_FILE]);

/**
 * Loads `skillpress.config.mjs` beside `catalog.yaml`; `text` is what `readExtensionText` read of it. Throws a usage error with the place when
 * it cannot be loaded, is not of the form, or takes a name or folder of skillpress' own outputs and rules, which are `taken`.
 */
export async function loadExtension(
  configFile: string,
  text: string | null,
  taken: Taken,
): Promise<LoadedExtension> {
  if (text === null) return NONE;
  // Standard output holds results, or what a language server tells its editor: what own code prints goes beside.
  globalThis.console = new Console(process.stderr, process.stderr);
  // What the program put in place of `process.exit` is what `import { exit }` gives, too.
  syncBuiltinESMExports();
  const parsed = extensionSchema.safeParse(await importDefault(configFile, text));
  if (!parsed.success) throw invalid(wordIssue(parsed.error, extensionSchema));
  const { outputs, rules } = parsed.data as LoadedExtension;
  for (const [at, { name }] of outputs.entries())
    if ([...taken.outputs, ...outputs.slice(0, at)].some((output) => output.name === name))
      throw invalid(`outputs[${at}].name: there is an output "${name}" already`);
  for (const output of outputs) refuseTaken(output, taken.outputs);
  for (const output of outputs) refuseAlike(output, outputs);
  for (const [at, { name }] of rules.entries())
    if (
      taken.names.includes(name) ||
      [...taken.rules, ...rules.slice(0, at)].some((rule) => rule.name === name)
    )
      throw invalid(`rules[${at}].name: there is a rule "${name}" already`);
  return { outputs: outputs.map(guardOutput), rules: rules.map(guardRule) };
}

async function importDefault(configFile: string, text: string): Promise<unknown> {
  const root = dirname(configFile);
  const beside = listExtensionFiles(text).filter((name) => name !== EXTENSION_FILE);
  try {
    const module = (await importAnew(
      join(root, EXTENSION_FILE),
      hash('sha256', text).slice(0, 16),
      beside.map((name) => join(root, name)),
    )) as { readonly default?: unknown };
    return module.default;
  } catch (error) {
    const at = locateError(error);
    throw createUsageError(
      `${formatPlace({ file: EXTENSION_FILE, ...at })}: cannot be loaded: ${wordError(error)}`,
      // Of a text that cannot be parsed, Node tells the place to nobody but a terminal.
      error instanceof SyntaxError && at.line === undefined
        ? `node --check ${EXTENSION_FILE} shows the line. ${HINT}`
        : HINT,
    );
  }
}

/** Roots of the same letters in other cases are one folder on many disks. */
function refuseAlike({ name, root }: Output, outputs: readonly Output[]): void {
  const alike = outputs.find(
    (other) => isIn(other.root.toLowerCase(), root.toLowerCase()) && !isIn(other.root, root),
  );
  if (alike)
    throw invalid(
      `the output "${name}": the folders ${root} and ${alike.root} are one where disks tell no case apart`,
    );
}

function refuseTaken({ name, root, samples = {} }: Output, outputs: readonly Output[]): void {
  const own = root.toLowerCase();
  const owner = outputs.find(
    (other) => isIn(own, other.root.toLowerCase()) || isIn(other.root.toLowerCase(), own),
  );
  if (owner)
    throw invalid(
      `the output "${name}": the folder ${owner.root} is that of the output "${owner.name}"; choose another root than ${root}`,
    );
  if (RESERVED.has(own))
    throw invalid(`the output "${name}": ${root} is skillpress' own; choose another root`);
  for (const template of Object.keys(samples))
    if (outputs.some((other) => template in (other.samples ?? {})))
      throw invalid(
        `the output "${name}": there is a template "${template}" already; give yours another name`,
      );
}

function invalid(what: string): Error {
  return createUsageError(`${EXTENSION_FILE} is not valid: ${what}`, HINT);
}
