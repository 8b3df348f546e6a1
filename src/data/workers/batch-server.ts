import type { MessagePort } from 'node:worker_threads';
import { Failure, messageOf } from '../../shared/failure';
import { datasetFailures } from '../../shared/failures/dataset';
import { BatchMaker, type BatchJob } from '../batch/batch-maker';
import type { OpenStream, StreamMessage } from './batch-protocol';

/** Answers requests for streams of batches until the thread is ended. */
export function serveBatches(job: BatchJob, requests: MessagePort): void {
  const maker = new BatchMaker(job);
  requests.on('message', (request: OpenStream) => serveStream(maker, request));
}

function serveStream(maker: BatchMaker, { port, indices, batchSize, augmentation, ahead }: OpenStream): void {
  let at = 0;
  let allowed = ahead;
  let running = false;
  let closed = false;
  const send = (message: StreamMessage, transfer: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const next = (): void => {
    running = !closed && allowed > 0;
    if (!running) return;
    try {
      if (at >= indices.length) {
        send({ kind: 'end' });
        closed = true;
      } else {
        const batch = maker.make(indices.slice(at, at + batchSize), augmentation);
        at += batchSize;
        allowed--;
        send({ kind: 'batch', batch }, [batch.pixels, batch.labels, batch.indices].map(({ buffer }) => buffer as ArrayBuffer));
      }
    } catch (error) {
      closed = true;
      const { code, what, remedy, place } =
        error instanceof Failure ? error : datasetFailures.workerLost(messageOf(error));
      send({ kind: 'failed', failure: { code, what, remedy, place } });
    }
    // Other streams and news of taken batches come in between.
    setImmediate(next);
  };
  port.on('message', () => {
    allowed++;
    if (!running) next();
  });
  port.on('close', () => (closed = true));
  next();
}
