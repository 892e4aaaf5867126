import type { App } from '../../model/app.ts';
import type { Config } from '../../model/config.ts';
import type { FrontMatter, OutputFile } from '../../model/files.ts';
import type { Release } from '../../model/release.ts';
import { findWords, type Words } from '../../words/words.ts';
import { createHead, formatFrontMatter } from '../frontMatter.ts';
import type { AppContext, Output } from '../../model/output.ts';
import { toPageView, samplePage } from '../toPageView.ts';
import { formatVersionLine } from './page.ts';
import { PAGE_FILE, toSkillFolder } from '../../text/skillFiles.ts';

/**
 * `skills-http/<slug>/`: the same skill for agents that have a token of Membrane and an HTTP client but no Node. The page's own part
 * and the references are those of `skills/<slug>/`; only the steps differ.
 */
export const httpPage: Output = {
  name: 'HTTP page',
  root: 'skills-http',
  readers: 'agents',
  samples: { pageHttp: samplePage },
  ofApp: (app, context) => {
    const { config, language, templates, releases } = context;
    const words = findWords(language);
    const meant = head(app, config, words, releases);
    const body = templates.render('pageHttp', toPageView(app, config, words));
    const text = `${formatFrontMatter(meant)}\n${body}${formatVersionLine(releases, templates)}`;
    return [{ path: `skills-http/${app.slug}/${PAGE_FILE}`, text, meant }, ...copyReferences(app, context)];
  },
};

function copyReferences({ slug }: App, { made }: AppContext): OutputFile[] {
  const references = `${toSkillFolder(slug)}references/`;
  return made
    .filter(({ path }) => path.startsWith(references))
    .map(({ path, text }) => ({ path: path.replace('skills/', 'skills-http/'), text }));
}

/** Keys of `metadata.openclaw`: openclaw/clawhub docs/skill-format.md. */
function head(app: App, config: Config, words: Words, [latest]: readonly Release[]): FrontMatter {
  const { homepage, repository } = config;
  const compatibility = words.say('page.compatibilityOverHttp');
  return createHead({ name: app.slug, description: app.trigger, compatibility }, config, {
    ...(latest && { version: latest.version }),
    openclaw: {
      homepage,
      requires: { env: ['MEMBRANE_TOKEN'], bins: ['curl'] },
      primaryEnv: 'MEMBRANE_TOKEN',
      links: { homepage, repository, ...(app.docs !== null && { documentation: app.docs }) },
    },
  });
}
