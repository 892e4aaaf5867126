import type { App, AppRecord, Config, Finding, OutputFile, RelatedApp, Release } from '../model.ts';
import type { OutputContext } from './output.ts';
import { outputs } from './outputs.ts';
import { loadTemplates, type Samples } from './templates.ts';

/** Turns apps into files. */
export interface Renderer {
  /** Every file of one app. Throws a `RenderError` when a template cannot take the app's data. */
  readonly renderApp: (app: App, related: readonly RelatedApp[], releases: readonly Release[]) => readonly OutputFile[];
  /** Every file of the whole catalog. */
  readonly renderCatalog: (records: readonly AppRecord[]) => readonly OutputFile[];
}

/** Loads and checks the templates of all outputs; with findings there is nothing to render with. */
export function loadRenderer(dir: string, label: string, config: Config): { renderer: Renderer; findings: readonly Finding[] } {
  const samples: Samples = Object.assign({}, ...outputs.map((output) => output.samples ?? {}));
  const { templates, findings } = loadTemplates(dir, label, samples);
  const context: OutputContext = {
    config,
    templates: { render: (name, data) => templates.get(name)?.render(data) ?? '' },
  };
  return { renderer: { renderApp: (app, related, releases) => renderApp(app, { ...context, related, releases }), renderCatalog: (records) => outputs.flatMap((output) => output.ofCatalog?.(records, context) ?? []) }, findings };
}

function renderApp(app: App, context: OutputContext & { related: readonly RelatedApp[]; releases: readonly Release[] }): OutputFile[] {
  const made: OutputFile[] = [];
  for (const output of outputs) made.push(...(output.ofApp?.(app, { ...context, made: [...made] }) ?? []));
  return made;
}
