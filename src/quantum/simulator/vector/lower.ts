import type { PreparationStep, FixedStep, RotationStep, Step } from '../steps';
import { asPauliWord, isSwap, isX, isZ, pauliVector, peelControls } from './recognise';
import { wiresOf, type Part, type VectorOp } from './vector-op';

/** A circuit for the vector simulator: the first state, what follows, and where each wire ends up. */
export interface Lowered {
  /** The gates of each wire before the first entangling one, which make a product state; or the preparation. */
  readonly start: readonly (readonly Part[])[];
  readonly preparation: PreparationStep | undefined;
  readonly ops: readonly VectorOp[];
  /** SWAPs move names, not amplitudes: wire w of the circuit is wire `places[w]` of the ops. */
  readonly places: readonly number[];
}

/**
 * Fuses gates of one wire, turns controlled gates, swaps and Pauli rotations into their own operations and leaves the rest
 * as matrices; undefined where a parametrised gate is of none of these kinds (then the plain simulator has to serve).
 */
export function lower(qubits: number, steps: readonly Step[]): Lowered | undefined {
  const places = Array.from({ length: qubits }, (_, wire) => wire);
  const pending: Part[][] = places.map(() => []);
  const start: (readonly Part[])[] = places.map(() => []);
  const preparations = steps.filter((step) => step.kind === 'preparation');
  const started = places.map(() => preparations.length > 0);
  const ops: VectorOp[] = [];
  const settle = (wire: number): void => {
    const parts = pending[wire]!;
    pending[wire] = [];
    if (!started[wire]) start[wire] = parts;
    else if (parts.length > 0) ops.splice(beforeFlips(ops, wire), 0, { kind: 'one', wire, controls: [], parts });
    started[wire] = true;
  };

  for (const step of steps) {
    if (step.kind === 'preparation') continue;
    const wires = step.wires.map((wire) => places[wire]!);
    if (step.kind === 'fixed' && isSwap(step.matrix)) {
      const [a, b] = [step.wires[0]!, step.wires[1]!];
      [places[a], places[b]] = [places[b]!, places[a]!];
      continue;
    }
    if (wires.length === 1) {
      pending[wires[0]!]!.push(partOf(step));
      continue;
    }
    const op = step.kind === 'fixed' ? lowerFixed(step, wires) : lowerRotation(step, wires);
    if (op === undefined) return undefined;
    wires.forEach(settle);
    ops.push(op);
  }
  places.forEach((_, wire) => settle(wire));
  return { start, preparation: preparations[0], ops, places };
}

/**
 * Where a gate of this wire may stand as early as the last flips that do not touch it: a layer's gates of one wire then come
 * together, and so do its CNOTs, which the kernels run as one.
 */
function beforeFlips(ops: readonly VectorOp[], wire: number): number {
  let at = ops.length;
  while (at > 0 && ops[at - 1]!.kind === 'flip' && !wiresOf(ops[at - 1]!).includes(wire)) at--;
  return at;
}

function partOf(step: FixedStep | RotationStep): Part {
  if (step.kind === 'fixed') return { kind: 'fixed', matrix: step.matrix };
  return { kind: 'turning', angle: step.angle, generator: pauliVector(step.generator), step: step.index };
}

function lowerFixed(step: FixedStep, wires: readonly number[]): VectorOp {
  const { controls, inner } = peelControls(step.matrix, 'identity');
  if (inner.length !== 8) return { kind: 'dense', wires, matrix: step.matrix };
  const wire = wires[controls]!;
  if (isX(inner)) return { kind: 'flip', wire, controls: wires.slice(0, controls) };
  if (isZ(inner)) return { kind: 'negate', wires };
  return { kind: 'one', wire, controls: wires.slice(0, controls), parts: [{ kind: 'fixed', matrix: inner }] };
}

function lowerRotation(step: RotationStep, wires: readonly number[]): VectorOp | undefined {
  const { controls, inner } = peelControls(step.generator, 'zero');
  if (inner.length === 8 && controls > 0) {
    const part: Part = { kind: 'turning', angle: step.angle, generator: pauliVector(inner), step: step.index };
    return { kind: 'one', wire: wires[controls]!, controls: wires.slice(0, controls), parts: [part] };
  }
  const word = asPauliWord(step.generator);
  if (word === undefined) return undefined;
  const chosen = (mask: number): number[] => wires.filter((_, k) => ((mask >>> (wires.length - 1 - k)) & 1) === 1);
  const { factor, x, z } = word;
  return { kind: 'rotate', x: chosen(x), z: chosen(z), angle: step.angle, factor: 2 * factor, step: step.index };
}
