import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads from 'node:worker_threads';

/** In `npm run test:fast`, a test that starts a process or a thread, or opens a socket, fails here. */
function refuse(): never {
  throw new Error(
    'A fast test starts no process and opens no socket: name this file under WHOLE in vitest.config.ts.',
  );
}

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const)
  Object.assign(childProcess, { [name]: refuse });
Object.assign(workerThreads, { Worker: refuse });
net.Server.prototype.listen = refuse;
net.Socket.prototype.connect = refuse;
syncBuiltinESMExports();
