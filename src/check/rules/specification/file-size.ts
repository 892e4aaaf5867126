import type { Rule } from '../../../model/rule.ts';
import { findSkills } from '../../skills.ts';

const LARGEST = 256 * 1024;

export const fileSize: Rule = {
  name: 'specification/file-size',
  level: 'error',
  about: 'No text file of a skill has more than 256 KiB.',
  why: 'OpenClaw reads at most 256 KiB of a skill file and leaves a longer one out; scanners of registries stop at limits of their own, which is how a padded skill hid malware from them (Unit 42, June 2026).',
  bad: { files: { 'skills/acme/references/actions.md': `# Actions\n\n${'x'.repeat(LARGEST)}\n` } },
  good: { files: { 'skills/acme/references/actions.md': '# Actions\n' } },
  excusable: false,
  ofFiles: (files) =>
    findSkills(files.documents).flatMap(({ documents }) =>
      documents.flatMap(({ file }) => {
        // No character has more than three bytes a code unit.
        const size = file.text.length * 3 < LARGEST ? 0 : Buffer.byteLength(file.text);
        if (size <= LARGEST) return [];
        return [
          {
            message: `The file has ${size} bytes, expected at most ${LARGEST}`,
            hint: 'Shorten the notes. References are split by what actions are about: one action alone is too long, so hide it, or have its inputs described in fewer words.',
            place: { file: file.path },
          },
        ];
      }),
    ),
};
