import type { Rule, Verdict } from '../rule.ts';

export const pinnedCommands: Rule = {
  name: 'page/pinned-commands',
  level: 'error',
  about:
    'Commands of a page install and run exact versions: no `@latest`, no unpinned `npm install` or `npx`.',
  ofApp: ({ documents }) =>
    documents.flatMap(({ file, outline }) =>
      outline.code.flatMap(({ line, text }): Verdict[] => {
        const runsPackage = /\b(?:npm (?:i|install|exec)|npx|pnpm dlx|yarn dlx|bunx)\b/.test(text);
        if (!text.includes('@latest') && (!runsPackage || /@\d+\.\d+\.\d+/.test(text))) return [];
        return [
          {
            message: `This command is not pinned: ${text.trim()}`,
            hint: 'Name the version of catalog.yaml: {{shell cliPackage}}.',
            place: { file: file.path, line },
          },
        ];
      }),
    ),
};
