import type { BatchEvent, EpochEvent } from '../../runs/run-event';
import type { NewRunEvent } from '../../runs/run-event';
import type { RunFolder } from '../../runs/run-folder';
import type { CommandIo } from '../command';
import { bar, duration, fixed, percent } from './format';
import { LiveLine } from './live-line';
import type { Progress } from './progress';
import { resultText } from './result-text';

type Untimed<E> = Omit<E, 'time'>;

/** On a terminal one live line below lasting ones; in a pipe the lasting lines alone. */
export class TextProgress implements Progress {
  private readonly line: LiveLine;
  private epochs = 0;
  /** Seconds of the last whole epoch with its evaluation. */
  private epochSeconds: number | undefined;

  constructor(out: CommandIo['out']) {
    this.line = new LiveLine(out);
  }

  started({ path, record }: RunFolder): void {
    this.epochs = record.epochs;
    this.line.print(`${record.name}: run ${record.id}\n${path}`);
  }

  preparing(done: number, total: number): void {
    this.line.show(`preparing images ${bar(done / total, 20)} ${done}/${total}`);
  }

  event(event: NewRunEvent): void {
    switch (event.type) {
      case 'log':
        this.line.print(`${event.level === 'info' ? '' : `${event.level}: `}${event.message}`);
        return;
      case 'batch':
        this.line.show(this.batchText(event));
        return;
      case 'epoch':
        this.epochSeconds = event.seconds.data + event.seconds.compute + event.seconds.evaluation;
        this.line.print(this.epochText(event));
        return;
      case 'state':
        if (event.resumedFrom !== undefined) {
          const { epoch, batch } = event.resumedFrom;
          this.line.print(`resumed after ${epoch} epochs${batch === 0 ? '' : ` and ${batch} batches`}`);
        }
        return;
      case 'checkpoint':
      case 'gradient':
      case 'circuit':
    }
  }

  ended(folder: RunFolder): void {
    this.line.print(resultText(folder.path, folder.record));
  }

  private batchText({ epoch, batch, batches, loss, accuracy, imagesPerSecond }: Untimed<BatchEvent>): string {
    const place = `epoch ${epoch}/${this.epochs} ${bar(batch / batches, 20)} ${batch}/${batches}`;
    const rest = this.epochSeconds === undefined ? '' : `  ETA ${duration(this.remaining(epoch, batch / batches))}`;
    return `${place}  loss ${fixed(loss, 4)}  accuracy ${percent(accuracy)}  ${fixed(imagesPerSecond, 0)} images/s${rest}`;
  }

  private remaining(epoch: number, fraction: number): number {
    return (this.epochs - epoch + 1 - fraction) * (this.epochSeconds ?? 0);
  }

  private epochText({ epoch, train, validation, imagesPerSecond, best }: Untimed<EpochEvent>): string {
    const held =
      validation === undefined
        ? ''
        : `  validation loss ${fixed(validation.loss, 4)} accuracy ${percent(validation.accuracy)}${best === true ? ' (best)' : ''}`;
    const width = String(this.epochs).length;
    return `epoch ${String(epoch).padStart(width)}/${this.epochs}  loss ${fixed(train.loss, 4)} accuracy ${percent(train.accuracy)}${held}  ${fixed(imagesPerSecond, 0)} images/s`;
  }
}
