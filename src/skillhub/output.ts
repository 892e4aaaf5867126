import type { App } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { OutputFile } from '../model/files.ts';
import type { Output } from '../model/output.ts';
import type { Release } from '../model/release.ts';
import { readBody } from '../render/outputs/page.ts';
import { findTranslation, translateApp } from '../words/translateApp.ts';
import { findWords } from '../words/words.ts';
import { formatHead, toHeadItem, toHeadText, type Head } from './facts/frontMatter.ts';
import { HISTORY_FILE, PAGE_FILE, toSkillFolder } from '../text/skillFiles.ts';

/** The language of SkillHub's users. */
const CHINESE = 'zh-CN';

/**
 * `skillhub/<slug>/`: the bundle for SkillHub, where `catalog.yaml` has `skillhub:`. The page under front matter of single lines, and its
 * references.
 */
export const skillhub: Output = {
  name: 'SkillHub bundle',
  root: 'skillhub',
  readers: 'agents',
  ofApp: (app, { config, releases, templates, made }) => {
    if (!config.skillhub) return [];
    const own = toSkillFolder(app.slug);
    const at = (path: string): string => `skillhub/${app.slug}/${path.slice(own.length)}`;
    return made.flatMap((file): OutputFile[] => {
      const { path, text } = file;
      if (!path.startsWith(own) || path === `${own}${HISTORY_FILE}`) return [];
      if (path !== `${own}${PAGE_FILE}`) return [{ path: at(path), text }];
      const meant = createHead(app, config, releases);
      const body = readBody(file, releases, templates);
      return [{ path: at(path), text: `${formatHead(meant)}${body}`, meant }];
    });
  },
};

/** `name` and `description` are for agents, which read the same page; the others are fields of the listing. */
function createHead(app: App, { homepage, license }: Config, [latest]: readonly Release[]): Head {
  const chinese = findWords(CHINESE);
  const isTranslated = findTranslation(app, chinese) !== null;
  return {
    name: app.slug,
    description: toHeadText(app.trigger),
    ...(isTranslated && { description_zh: toHeadText(translateApp(app, chinese).trigger) }),
    slug: app.slug,
    ...(latest && { version: latest.version }),
    displayName: toHeadText(app.name),
    summary: toHeadText(app.summary),
    tags: app.keywords.map(toHeadItem).filter((tag) => tag !== ''),
    license,
    homepage,
  };
}
