import { parentPort, workerData } from 'node:worker_threads';
import { serveBatches } from './workers/batch-server';
import { Intake, type IntakeJob, type IntakeTask } from './workers/intake';
import type { BatchJob } from './batch/batch-maker';

/** The program of the data threads: taking images in, or making batches. */
const start = workerData as { role: 'intake'; job: IntakeJob } | { role: 'batches'; job: BatchJob };
const port = parentPort!;

if (start.role === 'intake') serveIntake(start.job);
else serveBatches(start.job, port);

function serveIntake(job: IntakeJob): void {
  const intake = new Intake(job);
  let last: Promise<unknown> = Promise.resolve();
  port.postMessage('ready');
  port.on('message', (message: IntakeTask | 'close') => {
    last = last.then(async () => {
      if (message !== 'close') return port.postMessage(await intake.take(message));
      intake.close();
      port.close();
    });
  });
}
