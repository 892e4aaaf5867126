import type { App } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { FrontMatter, OutputFile } from '../model/files.ts';
import type { Release } from '../model/release.ts';
import { hasKnownInputs, toPageView } from '../render/toPageView.ts';
import { toPageInputsView, renderReferences, samplePageInputs } from '../render/outputs/actionsReference.ts';
import { formatFrontMatter, formatYaml } from '../render/frontMatter.ts';
import { findWords } from '../words/words.ts';
import type { AppContext, Output } from '../model/output.ts';
import { readBody } from '../render/outputs/page.ts';
import { cutText } from '../text/cutText.ts';
import { INPUTS_FILE, PAGE_FILE, toSkillPath } from '../text/skillFiles.ts';

/** The file by which OpenClaw and ClawHub name, describe and picture a skill. */
const LISTING_FILE = 'agents/openai.yaml';
/** ClawHub's reviewer has seen pages cut after about so many characters; inputs go into a file of their own beyond it. */
const ONE_FILE = 6000;

/**
 * `clawhub/<slug>/`: the bundle for ClawHub. The same page with `metadata.openclaw` (what it needs and how that is
 * installed) and without a licence: everything on ClawHub is MIT-0 (openclaw/clawhub docs/skill-format.md).
 */
export const clawhub: Output = {
  name: 'ClawHub bundle',
  root: 'clawhub',
  readers: 'agents',
  samples: { inputs: samplePageInputs },
  ofApp: (app, context) => {
    const meant = toClawhubFrontMatter(app, context.config, context.releases);
    const { body, more } = makeBody(app, context);
    const listed = { interface: toInterface(app) };
    const at = (path: string): string => `clawhub/${app.slug}/${path}`;
    return [
      { path: at(PAGE_FILE), text: `${formatFrontMatter(meant)}${body}`, meant },
      ...more.map(({ path, text }) => ({ path: at(path), text })),
      { path: at(LISTING_FILE), text: formatYaml(listed), meant: listed },
      ...(app.iconFile ? [{ path: at(app.iconFile.path), text: '', bytes: app.iconFile.bytes }] : []),
    ];
  },
};

/** The page's body, with the inputs in it when they fit, else beside it. */
function makeBody(app: App, context: AppContext): { body: string; more: readonly OutputFile[] } {
  const { config, language, templates, releases, made, inputsApart } = context;
  const words = findWords(language);
  const own = made.find(({ path }) => path === toSkillPath(app.slug));
  const body = own ? readBody(own, releases, templates) : '';
  if (!hasKnownInputs(app)) return { body, more: [] };
  const alone = `\n${templates.render('page', { ...toPageView(app, config, words), inputsFile: null })}`;
  const whole = `${alone}${templates.render('inputs', toPageInputsView(app, words))}`;
  if (!(inputsApart ?? whole.length > ONE_FILE)) return { body: whole, more: [] };
  return { body, more: renderReferences(app, context) };
}

/** Keys that ClawHub reads: openclaw/clawhub docs/skill-format.md; `kind: npm` is dropped silently, `node` is not. */
function toClawhubFrontMatter(app: App, config: Config, [latest]: readonly Release[]): FrontMatter {
  const { cli, homepage, repository } = config;
  return {
    name: app.slug,
    description: app.trigger,
    metadata: {
      ...(latest && { version: latest.version }),
      openclaw: {
        homepage,
        requires: { bins: ['membrane'] },
        install: [
          {
            id: 'membrane',
            kind: 'node',
            label: `Install the Membrane CLI ${cli.version} (npm)`,
            package: `${cli.package}@${cli.version}`,
            bins: ['membrane'],
          },
        ],
        links: { homepage, repository, ...(app.docs !== null && { documentation: app.docs }) },
      },
    },
  };
}

/** True when a bundle has its inputs in a file of their own. */
export function hasInputsApart(files: readonly OutputFile[]): boolean {
  return files.some(({ path }) => path.startsWith('clawhub/') && path.endsWith(INPUTS_FILE));
}

/** What the listing shows; lengths: openclaw/clawhub convex/skillPublish.ts (display name 120, short description 300). */
function toInterface(app: App): FrontMatter {
  return {
    display_name: app.name,
    short_description: cutText(app.trigger, 300),
    ...(app.iconFile && { icon_small: app.iconFile.path, icon_large: app.iconFile.path }),
  };
}
