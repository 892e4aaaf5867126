import { posix } from 'node:path';

/** What each room of `MORE` may import besides itself. */
const EVERY_ROOM = 'model text errors.ts';
/** What these rooms of `src/` may import besides `EVERY_ROOM`: rooms, parts of rooms and single files. */
const MORE = {
  words: '',
  english: 'words',
  http: '',
  disk: '',
  cache: 'disk',
  read: 'clawhub/facts packs/facts',
  membrane: 'http disk/makeFolders.ts',
  normalise: 'english',
  render: `words clawhub/output.ts discovery/output.ts packs/marketplaces.ts packs/output.ts
    secondme/output.ts skillhub/output.ts`,
  check: 'english words clawhub/facts clawhub/rules packs/rules skillhub/rules',
  extend: 'read render disk/manifest.ts',
  build: `cache check disk english extend membrane normalise packs read render words
    clawhub/facts secondme/lock.ts`,
  'clawhub/facts': '',
  'clawhub/rules': 'clawhub/facts check/frontMatter.ts check/plainFrontMatter.ts',
  'clawhub/registry': 'clawhub/facts http publish/*.ts',
  'clawhub/output.ts': 'render words',
  'skillhub/facts': '',
  'skillhub/rules': 'skillhub/facts check/frontMatter.ts check/plainFrontMatter.ts',
  'skillhub/registry': 'skillhub/facts http publish/*.ts',
  'skillhub/output.ts': 'render words',
  secondme: 'http read/builtFiles.ts read/inputFile.ts read/problems.ts',
  discovery: '',
  budget: 'clawhub/facts',
  packs: 'budget english',
  publish: `http disk/makeFolders.ts clawhub/registry/account.ts clawhub/registry/clawhub.ts
    skillhub/registry/account.ts skillhub/registry/skillhub.ts`,
  release: 'words',
  report: 'budget publish',
  import: 'check read report',
  translate: 'read',
  doctor: `build disk http membrane read render
    publish/registryAccounts.ts secondme/lock.ts secondme/userInfo.ts`,
  lsp: 'check report build/catalog.ts build/openEdited.ts',
  serve: 'http membrane normalise secondme disk/manifest.ts disk/packedApp.ts read/builtFiles.ts',
  site: `disk words read/builtFiles.ts read/configText.ts read/settings.ts build/recipe.ts cache/inspect.ts
    http/clock.ts publish/registryAccounts.ts render/encode.ts render/findTemplates.ts render/installLines.ts
    render/templates.ts serve/catalog/watchCatalog.ts serve/http/listen.ts`,
  'run.ts': 'commandLine commands/session.ts report',
};
/** Rooms for which `EVERY_ROOM` does not hold, with all that they may import besides themselves. */
const ALL = {
  model: '',
  text: 'model',
  'errors.ts': '',
  init: '',
  commands: `${EVERY_ROOM} init ${Object.keys(MORE)
    .filter((room) => room !== 'run.ts')
    .join(' ')}`,
  commandLine: 'errors.ts commands report/report.ts',
  'cli.ts': 'errors.ts run.ts commands/session.ts',
  'index.ts': 'model',
};
const ROOMS = [
  ...Object.entries(ALL),
  ...Object.entries(MORE).map(([room, more]) => [room, `${EVERY_ROOM} ${more}`]),
];

/** Folders inside a room: from each depth, the same import has another path. */
const DEPTHS = [0, 1, 2];

function restrictImports([room, list]) {
  const isFile = room.endsWith('.ts');
  const allowed = list.split(/\s+/).filter(Boolean);
  return (isFile ? [0] : DEPTHS).map((depth) => {
    const folder = isFile ? posix.dirname(room) : posix.join(room, 'x/'.repeat(depth));
    const outside = folder === '.' ? './**' : `${'../'.repeat(depth + 1)}**`;
    const group = [outside, ...allowed.map((path) => `!${importPath(folder, path)}`)];
    const message = `${room} may import ${allowed.join(', ') || 'no other room'} (oxlint.config.mjs). What it needs of another lives in the wrong room, or should be handed over as a parameter.`;
    return {
      files: [isFile ? `src/${room}` : `src/${room}/${'*/'.repeat(depth)}*.ts`],
      rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
    };
  });
}

function importPath(folder, path) {
  const way = posix.relative(folder, path);
  return `${way.startsWith('.') ? way : `./${way}`}${path.endsWith('.ts') ? '' : '/**'}`;
}

const BENCHMARKS =
  'A benchmark runs the compiled command line, or bundles what it measures (bundleSource.mjs).';

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    eqeqeq: 'error',
    'no-console': 'off',
    'no-await-in-loop': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-shadow': 'off',
    'import/no-unassigned-import': 'off',
    'no-control-regex': 'off',
    'oxc/no-map-spread': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'no-underscore-dangle': 'off',
    'import/no-named-as-default-member': 'off',
    'no-misleading-character-class': 'off',
  },
  ignorePatterns: ['lib/**', 'dist/**', 'test/fixtures/**'],
  overrides: [
    ...ROOMS.flatMap(restrictImports),
    {
      files: ['bench/*.mjs'],
      rules: {
        'no-restricted-imports': [
          'error',
          { patterns: [{ group: ['../**', '!../compile.mjs'], message: BENCHMARKS }] },
        ],
      },
    },
    {
      files: ['bench/*/*.mjs'],
      rules: {
        'no-restricted-imports': ['error', { patterns: [{ group: ['../../**'], message: BENCHMARKS }] }],
      },
    },
    { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
    { files: ['*.config.ts', '*.config.mjs'], rules: { 'import/no-default-export': 'off' } },
    {
      files: ['test/**'],
      rules: {
        'vitest/expect-expect': 'off',
        'vitest/no-standalone-expect': 'off',
        'vitest/no-conditional-expect': 'off',
      },
    },
    { files: ['src/build/*.ts'], rules: { 'unicorn/require-post-message-target-origin': 'off' } },
  ],
};
