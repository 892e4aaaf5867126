import type { OutputFile } from '../../model/files.ts';
import type { Release } from '../../model/release.ts';
import { createHead, formatFrontMatter } from '../frontMatter.ts';
import { findWords } from '../../words/words.ts';
import type { Output, OutputContext } from '../../model/output.ts';
import { toPageView, samplePage } from '../toPageView.ts';
import { HISTORY_FILE, toSkillPath } from '../../text/skillFiles.ts';

interface VersionView {
  readonly version: string;
  /** Path of the changelog, from the page. */
  readonly history: string;
}

const sampleVersion: VersionView = { version: '1.0.0', history: HISTORY_FILE };

/** `skills/<slug>/SKILL.md`: the page, valid under the Agent Skills specification. */
export const page: Output = {
  name: 'page',
  root: 'skills',
  readers: 'agents',
  samples: { page: samplePage, version: sampleVersion },
  ofApp: (app, { config, language, templates, releases }) => {
    const words = findWords(language);
    const [latest] = releases;
    const meant = createHead(
      { name: app.slug, description: app.trigger, compatibility: words.say('page.compatibility') },
      config,
      latest && { version: latest.version },
    );
    const body = templates.render('page', toPageView(app, config, words));
    const text = `${formatFrontMatter(meant)}\n${body}${formatVersionLine(releases, templates)}`;
    return [{ path: toSkillPath(app.slug), text, meant }];
  },
};

/** The page without its front matter and without its version. */
export function readBody(
  { text, meant = {} }: OutputFile,
  releases: readonly Release[],
  templates: OutputContext['templates'],
): string {
  const end = text.length - formatVersionLine(releases, templates).length;
  return text.slice(formatFrontMatter(meant).length, end);
}

/** The line below a page that names its version; empty before the first release. */
export function formatVersionLine(
  [latest]: readonly Release[],
  templates: OutputContext['templates'],
): string {
  if (!latest) return '';
  const view: VersionView = { version: latest.version, history: HISTORY_FILE };
  return templates.render('version', view);
}
