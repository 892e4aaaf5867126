/**
 * What npm runs as `prepack` and `postpack`. The package that is published says nothing of how skillpress is developed: with our scripts
 * in it, npm would warn everyone who installs the tarball of scripts that never run there.
 */
import { renameSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';

const MANIFEST = 'package.json';
const KEPT = '.package.json';

if (process.argv[2] === 'restore') renameSync(KEPT, MANIFEST);
else {
  await import('./prepare.mjs');
  copyFileSync(MANIFEST, KEPT);
  const { scripts: _, devDependencies: __, ...published } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  writeFileSync(MANIFEST, `${JSON.stringify(published, null, 2)}\n`);
}
