import { expectNamed } from './runner.mjs';

/** Gemini CLI. */
export const gemini = {
  name: 'gemini',
  packageName: '@google/gemini-cli',
  version: '0.61.0',
  checks: {
    'extensions validate': async ({ run }, { packs }) => {
      for (const { dir, name } of packs)
        expectNamed(await run(['extensions', 'validate', dir]), ['successfully validated'], name);
      return `${packs.length} packs valid`;
    },
    'extensions link, and the skills that it finds': async ({ run }, { packs: [pack] }) => {
      await run(['extensions', 'link', pack.dir, '--consent']);
      expectNamed(
        await run(['skills', 'list']),
        pack.skills.map((skill) => `${skill} [Enabled]`),
        pack.name,
      );
      return `${pack.skills.length} skills of ${pack.name} found`;
    },
  },
};
