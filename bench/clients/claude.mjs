import { expectNamed } from './runner.mjs';

/** Claude Code. */
export const claude = {
  name: 'claude',
  packageName: '@anthropic-ai/claude-code',
  version: '2.1.332',
  checks: {
    'plugin validate (the marketplace)': async ({ run }, { root }) => {
      expectNamed(await run(['plugin', 'validate', root, '--strict']), ['Validation passed'], 'it');
      return 'valid, without a warning';
    },
    'plugin validate (each pack, as its directory does)': async ({ run }, { packs }) => {
      for (const { dir, name } of packs) {
        const text = await run(['plugin', 'validate', dir, '--strict', '--profile', 'directory']);
        expectNamed(text, ['Validation passed', 'found nothing to report'], name);
      }
      return `${packs.length} packs valid, without a warning`;
    },
    'plugin marketplace add and install': async ({ run }, { root, packs, marketplace }) => {
      await run(['plugin', 'marketplace', 'add', root]);
      for (const { name, skills } of packs) {
        await run(['plugin', 'install', `${name}@${marketplace}`]);
        expectNamed(await run(['plugin', 'details', name]), [`Skills (${skills.length})`], name);
      }
      return `${packs.length} packs installed, each with its skills`;
    },
  },
};
