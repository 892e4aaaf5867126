import type { App, Config } from '../model.ts';
import { frontMatter } from './frontMatter.ts';
import type { Output } from './output.ts';
import { PAGE_FILE, pageView, samplePage } from './pageView.ts';

/** `skills/<slug>/SKILL.md`: the page, valid under the Agent Skills specification. */
export const page: Output = {
  name: 'page',
  samples: { page: samplePage },
  ofApp: (app, { config, templates }) => [
    {
      path: `skills/${app.slug}/${PAGE_FILE}`,
      text: `${head(app, config)}\n${templates.render('page', pageView(app, config))}`,
    },
  ],
};

/** Five of the specification's six keys; `allowed-tools` would pre-approve commands that must be confirmed. */
function head(app: App, config: Config): string {
  return frontMatter({
    name: app.slug,
    description: app.trigger,
    license: config.license,
    compatibility: 'Needs Node.js, network access and a Membrane account.',
    metadata: { author: config.author.name },
  });
}
