import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';

// Installs Debian's Chromium for `npm run test:browser` where that can be done, and says so where it cannot.
const found = findChromium();
if (found) console.log(`The browser is ${found}.`);
else install();

function install() {
  if (!existsSync('/usr/bin/apt-get'))
    return tell('this system has no apt-get: install Chromium, or name it in SKILLPRESS_CHROMIUM');
  if (process.getuid?.() !== 0)
    return tell('only root may install packages: run "sudo apt-get install chromium"');
  const { status } = spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], {
    stdio: 'inherit',
  });
  if (status !== 0) tell(`apt-get ended with exit code ${status}: run "apt-get update" first`);
}

function tell(why) {
  console.log(`There is no Chromium, and none was installed: ${why}. The tests in a browser are skipped.`);
}
