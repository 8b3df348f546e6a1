import { MessageChannel, receiveMessageOnPort, type MessagePort, type Worker } from 'node:worker_threads';
import { Failure, messageOf } from '../../shared/failure';
import { datasetFailures } from '../../shared/failures/dataset';
import { BatchMaker, type BatchJob } from '../batch/batch-maker';
import type { Batch, BatchOptions } from '../prepared-data';
import type { OpenStream, StreamMessage } from './batch-protocol';
import { startThread } from './start-thread';

/** Batches kept ready: the thread goes on making them while the training thread computes and hears nothing. */
const ahead = 4;

/** Streams of batches, made in a thread of its own from the first on, or in place where no thread can be had. */
export class BatchClient {
  private maker: BatchMaker | undefined;
  private worker: Worker | undefined;
  private closed = false;
  private readonly onLost = new Set<(why: string) => void>();

  constructor(private readonly job: BatchJob) {}

  async *stream(indices: Int32Array, { batchSize, augmentation }: BatchOptions): AsyncGenerator<Batch> {
    this.start();
    if (this.maker !== undefined) {
      for (let at = 0; at < indices.length; at += batchSize)
        yield this.maker.make(indices.slice(at, at + batchSize), augmentation);
      return;
    }
    if (this.worker === undefined) throw datasetFailures.workerLost('it is closed');
    const { port1, port2 } = new MessageChannel();
    const request: OpenStream = { port: port2, indices, batchSize, augmentation, ahead };
    this.worker.postMessage(request, [port2]);
    const inbox = new Inbox(port1);
    const tell = (why: string): void => inbox.lost(why);
    this.onLost.add(tell);
    try {
      for (;;) {
        const message = await inbox.next();
        if (message.kind === 'end') return;
        if (message.kind === 'failed') {
          const { code, what, remedy, place } = message.failure;
          throw new Failure(code, what, remedy, place);
        }
        port1.postMessage('taken');
        yield message.batch;
      }
    } finally {
      this.onLost.delete(tell);
      port1.close();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.maker?.close();
    await this.worker?.terminate();
  }

  private start(): void {
    if (this.closed || this.worker !== undefined || this.maker !== undefined) return;
    const worker = startThread({ workerData: { role: 'batches', job: this.job } });
    if (worker === undefined) {
      this.maker = new BatchMaker(this.job);
      return;
    }
    this.worker = worker;
    worker.unref();
    let why = 'without a reason';
    worker.on('error', (error) => (why = messageOf(error)));
    worker.on('exit', () => {
      this.worker = undefined;
      for (const tell of this.onLost) tell(why);
    });
  }
}

/** Takes messages straight off a port, so that one that waits there costs no turn of the event loop. */
class Inbox {
  private readonly arrived: StreamMessage[] = [];
  private wake: (() => void) | undefined;
  private why: string | undefined;

  constructor(private readonly port: MessagePort) {
    port.on('message', (message: StreamMessage) => {
      this.arrived.push(message);
      this.wake?.();
    });
    port.unref();
  }

  async next(): Promise<StreamMessage> {
    for (;;) {
      const message = this.arrived.shift() ?? (receiveMessageOnPort(this.port)?.message as StreamMessage | undefined);
      if (message !== undefined) return message;
      if (this.why !== undefined) throw datasetFailures.workerLost(this.why);
      // While a batch is awaited the process must not end, even where nothing else keeps it alive.
      this.port.ref();
      await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = undefined;
      this.port.unref();
    }
  }

  lost(why: string): void {
    this.why = why;
    this.wake?.();
  }
}
