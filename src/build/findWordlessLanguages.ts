import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { locateInYaml } from '../read/yaml.ts';
import { tables } from '../words/words.ts';

/** Warns of languages of the catalog in which skillpress itself has no words: marks, headings and changelogs are English there. */
export function findWordlessLanguages(
  { languages }: Config,
  { file, text }: { readonly file: string; readonly text: string },
): Finding[] {
  return languages.flatMap((language, at): Finding[] =>
    Object.hasOwn(tables, language)
      ? []
      : [
          {
            level: 'warning',
            rule: 'translation/no-words',
            file,
            ...locateInYaml(text, ['languages', at]),
            message: `skillpress has no words of its own in ${language}: marks, headings and changelogs are English there`,
            hint: `It has them in ${Object.keys(tables).join(', ')}. docs/languages.md says how a language gets them.`,
          },
        ],
  );
}
