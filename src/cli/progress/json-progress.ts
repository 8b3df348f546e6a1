import { headlineNames } from '../../runs/evaluation/evaluation';
import type { NewRunEvent } from '../../runs/run-event';
import type { RunFolder } from '../../runs/run-folder';
import type { CommandIo } from '../command';
import type { Progress } from './progress';

/** One JSON object a line: the run's events, and last its folder, state and metrics. */
export class JsonProgress implements Progress {
  constructor(private readonly out: CommandIo['out']) {}

  started(folder: RunFolder): void {
    this.write({ type: 'run', run: folder.path });
  }

  preparing(): void {
    // The count of decoded files is for people
  }

  event(event: NewRunEvent): void {
    this.write(event);
  }

  ended({ path, record }: RunFolder): void {
    const values = headlineNames.flatMap((name) => {
      const metric = record.metrics?.[name];
      return metric === undefined ? [] : [[name, metric.value] as const];
    });
    this.write({
      type: 'result',
      run: path,
      state: record.state,
      epoch: record.epoch,
      metrics: Object.fromEntries(values),
      intervals: record.metrics ?? {},
      parameters: record.parameters,
    });
  }

  private write(value: unknown): void {
    this.out.write(`${JSON.stringify(value)}\n`);
  }
}
