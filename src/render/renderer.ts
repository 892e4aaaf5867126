import { hash } from 'node:crypto';
import type {
  App,
  AppRecord,
  Config,
  Finding,
  OutputFile,
  RelatedApp,
  Release,
  RenderedFile,
} from '../model.ts';
import type { OutputContext } from './output.ts';
import { outputs } from './outputs.ts';
import { loadTemplates, type Samples } from './templates.ts';

/** Turns apps into files. */
export interface Renderer {
  /** Every file of one app. Throws a `RenderError` when a template cannot take the app's data. */
  readonly renderApp: (
    app: App,
    related: readonly RelatedApp[],
    releases: readonly Release[],
  ) => readonly RenderedFile[];
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
      renderApp: (app, related, releases) => renderApp(app, { ...context, related, releases }),
      renderCatalog: (records) =>
        outputs.flatMap((output) => (output.ofCatalog?.(records, context) ?? []).map(encode)),
    },
    findings,
  };
}

function renderApp(
  app: App,
  context: OutputContext & { related: readonly RelatedApp[]; releases: readonly Release[] },
): RenderedFile[] {
  const made: RenderedFile[] = [];
  const whole = { ...context, made };
  for (const { ofApp } of ofApps) for (const file of ofApp(app, whole)) made.push(encode(file));
  return made;
}

const ofApps = outputs.flatMap(({ ofApp }) => (ofApp ? [{ ofApp }] : []));

function encode({ path, text }: OutputFile): RenderedFile {
  const bytes = Buffer.from(text, 'utf8');
  return { path, text, bytes, sha256: hash('sha256', bytes) };
}
