/**
 * Runs commands of ClawHub's command line one after the other: `node run.mjs '[["whoami"], ["search", "mail"]]'`. What each prints ends
 * with a NUL; one that fails is the last. Each start of that program takes most of a second, in which it compiles its schemas.
 */
import { CLAWHUB_CLI } from './install.mjs';

const PROGRAM = new URL('./node_modules/clawhub/dist/cli.js', import.meta.url);
const commands = JSON.parse(process.argv[2]);

// The program begins when it is imported, and ends when there is nothing more to wait for.
process.on('beforeExit', () => {
  process.stdout.write('\0');
  if (!process.exitCode && commands.length > 0) void runNext();
});
await runNext();

async function runNext() {
  process.argv = [process.execPath, CLAWHUB_CLI, ...commands.shift()];
  // Under another address it begins anew; what it imports is loaded once.
  await import(`${PROGRAM.href}?${commands.length}`);
}
