import { hash } from 'node:crypto';
import type {
  App,
  AppRecord,
  AppStatus,
  Config,
  Finding,
  OutputFile,
  RelatedApp,
  Release,
  RenderedFile,
} from '../model.ts';
import { neutralApp } from './neutral.ts';
import type { AppContext, OutputContext } from './output.ts';
import { outputs } from './outputs.ts';
import { loadTemplates, type Samples } from './templates.ts';

/** Turns apps into files. */
export interface Renderer {
  /** Every file of one app. Throws a `RenderError` when a template cannot take the app's data. */
  readonly renderApp: (
    app: App,
    related: readonly RelatedApp[],
    releases: readonly Release[],
    registries?: AppStatus,
  ) => readonly RenderedFile[];
  /**
   * What agents would read of the same app if every text from outside were a placeholder; below the folder `sample`, in the
   * order of `renderApp`. Apps of one structure share one answer.
   */
  readonly renderNeutral: (app: App, releases: readonly Release[]) => readonly RenderedFile[];
  /** `sha256:` and the hex digest of an app's ClawHub bundle, rendered without version and date. */
  readonly bundleDigest: (app: App) => string;
  /** Every file of the whole catalog. */
  readonly renderCatalog: (records: readonly AppRecord[]) => readonly RenderedFile[];
}

/** Loads and checks the templates of all outputs; with findings there is nothing to render with. */
export function loadRenderer(
  dir: string,
  label: string,
  config: Config,
): { renderer: Renderer; findings: readonly Finding[] } {
  const samples: Samples = Object.assign({}, ...outputs.map((output) => output.samples ?? {}));
  const { templates, findings } = loadTemplates(dir, label, samples);
  const context: OutputContext = {
    config,
    templates: { render: (name, data) => templates.get(name)?.render(data) ?? '' },
  };
  return {
    renderer: {
      renderApp: (app, related, releases, registries = {}) =>
        renderApp(ofApps, app, { ...context, related, releases, registries }),
      bundleDigest: (app) =>
        digestOf(
          renderApp(forAgents, app, { ...context, related: [], releases: [], registries: {} }).filter(
            ({ path }) => path.startsWith('clawhub/'),
          ),
        ),
      renderNeutral: neutralRenderer((app, releases) =>
        renderApp(forAgents, app, { ...context, related: [], releases, registries: {} }),
      ),
      renderCatalog: (records) =>
        outputs.flatMap((output) => (output.ofCatalog?.(records, context) ?? []).map(encode)),
    },
    findings,
  };
}

/** How many structures are remembered; a catalog has some hundreds. */
const STRUCTURES = 1000;

function neutralRenderer(render: Renderer['renderNeutral']): Renderer['renderNeutral'] {
  const known = new Map<string, readonly RenderedFile[]>();
  return (app, releases) => {
    const neutral = { ...neutralApp(app), slug: 'sample' };
    const key = JSON.stringify([neutral, releases]);
    const files = known.get(key) ?? render(neutral, releases);
    if (known.size >= STRUCTURES) known.clear();
    known.set(key, files);
    return files;
  };
}

type OfApp = NonNullable<(typeof outputs)[number]['ofApp']>;
const ofApps = outputs.flatMap(({ ofApp }) => ofApp ?? []);
const forAgents = outputs.flatMap(({ ofApp, forAgents }) => (ofApp && forAgents ? ofApp : []));

function renderApp(makers: readonly OfApp[], app: App, context: Omit<AppContext, 'made'>): RenderedFile[] {
  const made: RenderedFile[] = [];
  const whole = { ...context, made };
  for (const ofApp of makers) for (const file of ofApp(app, whole)) made.push(encode(file));
  return made;
}

function digestOf(files: readonly RenderedFile[]): string {
  return `sha256:${hash('sha256', files.map(({ path, sha256 }) => `${path} ${sha256}\n`).join(''))}`;
}

function encode(file: OutputFile): RenderedFile {
  const bytes = file.bytes ?? Buffer.from(file.text, 'utf8');
  return { ...file, bytes, sha256: hash('sha256', bytes) };
}
