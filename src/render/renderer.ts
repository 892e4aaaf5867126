import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { App, AppRecord, RelatedApp } from '../model/app.ts';
import type { AppStatus } from '../model/status.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { OutputFile, RenderedFile } from '../model/files.ts';
import type { Release } from '../model/release.ts';
import type { TemplateFolders } from './findTemplates.ts';
import { hasInputsApart } from '../clawhub/output.ts';
import { countLists, neutraliseApp, toStructureKey } from './neutral.ts';
import type { AppContext, CatalogContext, CatalogFile, Output, OutputContext } from '../model/output.ts';
import { allOutputs, listTemplateNames, listOutputsFor, translatedTemplates } from './outputs.ts';
import { readRoots, type Roots } from './roots.ts';
import type { TemplateLines } from './readTemplateLines.ts';
import { loadTemplates, type LoadedTemplates, type Samples } from './templates.ts';

/** Turns apps into files. */
export interface Renderer {
  readonly outputs: readonly Output[];
  readonly roots: Roots;
  readonly lines: TemplateLines;
  /** Every file of one app. Throws a `RenderError` when a template cannot take the app's data. */
  readonly renderApp: (
    app: App,
    related: readonly RelatedApp[],
    releases: readonly Release[],
    registries?: AppStatus,
  ) => readonly RenderedFile[];
  /**
   * What agents would read of the same app if every text from outside were a placeholder; below the folder `sample`, in the
   * order of `renderApp`, whose result `files` is. Apps of one structure share one result.
   */
  readonly renderNeutral: (
    app: App,
    releases: readonly Release[],
    files: readonly OutputFile[],
  ) => readonly OutputFile[];
  /** The files of the whole catalog that one output makes. Throws a `RenderError` as `renderApp` does. */
  readonly renderCatalog: (
    output: Output,
    records: readonly AppRecord[],
    parts: CatalogParts,
  ) => readonly CatalogFile[];
}

/** What an output of the whole catalog is given besides settings and templates. */
export type CatalogParts = Omit<CatalogContext, keyof OutputContext>;

/** Loads and checks the templates of outputs; with findings there is nothing to render with. */
export function loadRenderer(
  folders: TemplateFolders,
  config: Config,
  outputs: readonly Output[] = listOutputsFor(config),
): { renderer: Renderer; findings: readonly Finding[] } {
  const added = listAdded(outputs, config);
  const templates = loadTemplatesOf(outputs, added, folders, config);
  const { lines, findings } = templates;
  const context = createContext(config, templates);
  const makers = outputs.flatMap(({ ofApp }) => ofApp ?? []);
  const forAgents = outputs.flatMap(({ ofApp, readers }) => (ofApp && readers === 'agents' ? ofApp : []));
  return {
    renderer: {
      outputs,
      roots: readRoots(outputs),
      lines,
      renderApp: (app, related, releases, registries = {}) =>
        renderApp(makers, app, { ...context, related, releases, registries }),
      renderNeutral: neutralRenderer(
        // An output of the catalog's own may show anything of an app.
        added.length > 0 || showsLists(outputs, templates),
        (app, releases, inputsApart) =>
          renderApp(
            forAgents,
            app,
            { ...context, related: [], releases, registries: {}, inputsApart },
            withoutBytes,
          ),
      ),
      renderCatalog: (output, records, parts) =>
        (output.ofCatalog?.(records, { ...context, ...parts }) ?? []).map(withText),
    },
    findings,
  };
}

/** Outputs of the catalog's own, which have roots of their own. */
function listAdded(outputs: readonly Output[], config: Config): Output[] {
  const own = new Set([...allOutputs, ...listOutputsFor(config)].map(({ root }) => root));
  return outputs.filter(({ language, root }) => !language && !own.has(root));
}

/** What every template is given besides its own data. */
function toSharedData({ author, publisher, repository, data }: Config): object {
  return { author, publisher, repository, data };
}

function loadTemplatesOf(
  outputs: readonly Output[],
  added: readonly Output[],
  folders: TemplateFolders,
  config: Config,
): LoadedTemplates {
  const samples: Samples = Object.assign({}, ...outputs.map((output) => output.samples ?? {}));
  const shared = toSharedData(config);
  const whole = Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [name, { ...shared, ...sample }]),
  );
  return loadTemplates(folders, whole, config.languages, {
    known: listTemplateNames([...allOutputs, ...outputs]),
    translated: [...translatedTemplates, ...listTemplateNames(added)],
  });
}

function createContext(config: Config, { byLanguage }: LoadedTemplates): OutputContext {
  const shared = toSharedData(config);
  const inLanguage: OutputContext['inLanguage'] = (language) => ({
    language,
    templates: {
      render: (name, data) =>
        byLanguage
          .get(language)
          ?.get(name)
          ?.render({ ...shared, ...data }) ?? '',
    },
  });
  const [first = ''] = config.languages;
  return { config, ...inLanguage(first), inLanguage };
}

/** Fields of pages whose length differs from app to app. */
const LISTS = ['categories', 'keywords', 'aliases'];

/** Most apps share their structure; with such lists in it far fewer do, so they count only where templates show them. */
function showsLists(outputs: readonly Output[], { wordsOf }: LoadedTemplates): boolean {
  const shown = wordsOf(
    listTemplateNames(outputs.filter(({ ofApp, readers }) => ofApp && readers === 'agents')),
  );
  return LISTS.some((list) => shown.has(list));
}

/** How many structures are remembered. A catalog has some hundreds, but most of its apps have one of a few dozen. */
const STRUCTURES = 40;

type RenderNeutral = (app: App, releases: readonly Release[], inputsApart: boolean) => readonly OutputFile[];

function neutralRenderer(countsLists: boolean, render: RenderNeutral): Renderer['renderNeutral'] {
  const known = new Map<string, readonly OutputFile[]>();
  return (app, releases, files) => {
    const inputsApart = hasInputsApart(files);
    const history = releases.length === 0 ? '' : JSON.stringify(releases);
    const lists = countsLists ? countLists(app) : '';
    const key = `${toStructureKey(app)} ${lists} ${Number(inputsApart)} ${history}`;
    const answer = known.get(key) ?? render(neutraliseApp(app), releases, inputsApart);
    // In the order of their last use: the one that was not needed for longest goes first.
    known.delete(key);
    known.set(key, answer);
    for (const oldest of known.keys()) if (known.size > STRUCTURES) known.delete(oldest);
    return answer;
  };
}

type OfApp = NonNullable<Output['ofApp']>;

function renderApp(
  makers: readonly OfApp[],
  app: App,
  context: Omit<AppContext, 'made'>,
  finish = encode,
): RenderedFile[] {
  const made: RenderedFile[] = [];
  const whole = { ...context, made };
  for (const ofApp of makers) for (const file of ofApp(app, whole)) made.push(finish(file));
  return made;
}

/** Gives a file its bytes and their digest. */
export function encode(file: OutputFile): RenderedFile {
  const bytes = file.bytes ?? Buffer.from(file.text, 'utf8');
  return { ...withText(file), bytes, sha256: hash('sha256', bytes) };
}

const NO_BYTES = new Uint8Array();

/** Neutral files are looked at and never written. */
function withoutBytes(file: OutputFile): RenderedFile {
  return { ...withText(file), bytes: NO_BYTES, sha256: '' };
}

/** Bytes that are text are read as such, so that rules see what agents do. */
function withText<File extends OutputFile>(file: File): File {
  const { bytes, text } = file;
  if (bytes === undefined || text !== '' || !isUtf8(bytes) || bytes.includes(0)) return file;
  return { ...file, text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') };
}
