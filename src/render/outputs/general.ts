import type { Output } from '../../model/output.ts';
import { findWords } from '../../words/words.ts';
import { createHead, formatFrontMatter } from '../frontMatter.ts';
import { toSkillPath } from '../../text/skillFiles.ts';

/** `templates/general.hbs` says the same in every catalog. */
const NO_DATA = {};

/** `skills/<name>/SKILL.md`: the skill that uses any app through the API of Membrane, with nothing but an HTTP client and a token. */
export function createGeneral(name: string): Output {
  const root = `skills/${name}`;
  return {
    name: 'general skill',
    root,
    readers: 'agents',
    samples: { general: NO_DATA },
    overlooksBytes: true,
    ofCatalog: (_, { config, language, templates }) => {
      const words = findWords(language);
      const description = words.say('general.description');
      const compatibility = words.say('page.compatibilityOverHttp');
      const meant = createHead({ name, description, compatibility }, config);
      const text = `${formatFrontMatter(meant)}\n${templates.render('general', NO_DATA)}`;
      return [{ path: toSkillPath(name), text, meant }];
    },
  };
}
