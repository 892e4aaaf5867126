import { parentPort, workerData } from 'node:worker_threads';
import { buildApp } from './buildApp.ts';
import { refuseExit } from '../errors.ts';
import { packBatch, packError, type Batch, type WorkerSettings } from './batches.ts';
import { openProject } from './openProject.ts';

process.exit = refuseExit;
const fail = (error: unknown): void => parentPort?.postMessage(packError(error));

// The settings and templates were found to be well before any worker was started; a file may have gone since.
void openProject({ ...(workerData as WorkerSettings), isSound: true }).then(({ project }) => {
  parentPort?.on('message', ({ sources }: Batch) => {
    try {
      const answer = packBatch(sources.map((source) => [source, buildApp(source, project)]));
      parentPort?.postMessage(answer, [answer.bytes.buffer as ArrayBuffer]);
    } catch (error) {
      fail(error);
    }
  });
}, fail);
