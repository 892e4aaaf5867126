import type { Output } from '../model/output.ts';
import { toControlForm, toManifest } from './toManifest.ts';
import { formatJson } from '../text/formatJson.ts';

/** `secondme/<slug>.json`, and the form that the control plane's API takes beside it; only where `catalog.yaml` has `secondme:`. */
export const secondme: Output = {
  name: 'SecondMe integration',
  root: 'secondme',
  // Its texts are those of the page, which agents' rules have judged; the form is JSON, which no text can leave.
  readers: 'machines',
  ofApp: (app, { config: { secondme: settings } }) => {
    const isWanted = settings?.apps?.includes(app.slug) ?? true;
    if (!settings || !isWanted || app.popular.length === 0) return [];
    const manifest = toManifest(app, settings);
    return [
      { path: `secondme/${app.slug}.json`, text: formatJson(manifest) },
      { path: `secondme/${app.slug}.control.json`, text: formatJson(toControlForm(manifest)) },
    ];
  },
};
