import { expectNamed } from './runner.mjs';

/** GitHub Copilot CLI. */
export const copilot = {
  name: 'copilot',
  packageName: '@github/copilot',
  version: '1.0.102',
  checks: {
    '--plugin-dir, and the skills that it loads': async ({ run }, { packs }) => {
      for (const { dir, skills, name } of packs) {
        const text = await run(['--plugin-dir', dir, 'skill', 'list']);
        expectNamed(
          text,
          skills.map((skill) => `  ${skill} - `),
          name,
        );
        // No skill of another pack.
        const [, own = ''] = text.split('Plugin skills:\n');
        const count = own.split('\n\n')[0].split('\n').length;
        if (count !== skills.length) throw new Error(`${name}: ${count} skills, expected ${skills.length}`);
      }
      return `${packs.length} packs, each with its own skills only`;
    },
    'plugin marketplace add and install': async ({ run }, { root, packs, marketplace }) => {
      await run(['plugin', 'marketplace', 'add', root]);
      for (const { name, skills } of packs) {
        const text = await run(['plugin', 'install', `${name}@${marketplace}`]);
        expectNamed(text, [`Installed ${skills.length} skill`], name);
      }
      return `${packs.length} packs installed`;
    },
  },
};
