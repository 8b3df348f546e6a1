import type { GatesModule } from './gates-module';
import type { ThreadArea } from './machine-memory';

/** A run of all groups of a batch. */
export interface GateTask {
  readonly precision: 'f32' | 'f64';
  readonly header: number;
  readonly groups: number;
  /** 1: with the way back. */
  readonly back: number;
  /** One for each thread. */
  readonly areas: readonly ThreadArea[];
}

/** Thread `index` of `threads` takes groups index, index + threads, …: no group's numbers depend on how many there are. */
export function runShare(kernels: GatesModule, task: GateTask, index: number, threads: number): void {
  const { ket, bra, scratch, work } = task.areas[index]!;
  const share = [task.header, index, threads, task.groups, task.back, ket, bra, scratch, work] as const;
  if (task.precision === 'f32') kernels.runF32(...share);
  else kernels.runF64(...share);
}
