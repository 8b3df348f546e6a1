import type { CircuitNoiseSwitch } from '../../contract';
import { bindingOf, probeInputs, type CircuitPageState, type ShownImage, type View } from './state';

/** What the user does, as functions from a state to the next. */

export function stepTo(state: CircuitPageState, position: number): CircuitPageState {
  const most = state.circuit?.operations.length ?? 0;
  return { ...state, position: Math.max(0, Math.min(most, Math.round(position))) };
}

export function select(state: CircuitPageState, operation: number | undefined): CircuitPageState {
  return { ...state, selection: operation };
}

export function toggleFold(state: CircuitPageState, section: number): CircuitPageState {
  const folded = new Set(state.folded);
  if (!folded.delete(section)) folded.add(section);
  return { ...state, folded };
}

/** Folds all layers, or unfolds everything. */
export function foldAll(state: CircuitPageState, fold: boolean): CircuitPageState {
  return { ...state, folded: new Set(fold ? state.sections.keys() : []) };
}

export function look(state: CircuitPageState, view: View): CircuitPageState {
  return { ...state, view };
}

/** The run that the circuit is compared with; undefined: none. */
export function compareTo(state: CircuitPageState, path: string | undefined): CircuitPageState {
  return { ...state, compared: path };
}

export function switchNoise(state: CircuitPageState, noise: CircuitNoiseSwitch): CircuitPageState {
  return { ...state, noise };
}

/** One input by hand: no longer an image's. */
export function setInput(state: CircuitPageState, index: number, value: number): CircuitPageState {
  const inputs = state.binding.inputs.with(index, value);
  return { ...state, image: undefined, binding: { ...state.binding, inputs } };
}

/** An image's features as inputs. */
export function showImage(state: CircuitPageState, image: ShownImage, inputs: readonly number[]): CircuitPageState {
  return { ...state, image, binding: { ...state.binding, inputs } };
}

/** A test image of which the run recorded what the circuit gets, before its picture is there. */
export function showProbe(state: CircuitPageState, index: number): CircuitPageState {
  const inputs = probeInputs(state, index);
  if (inputs === undefined) return state;
  return showImage(state, { index, png: '', width: 0, height: 0, probabilities: [] }, inputs);
}

/** Weights of an epoch; undefined: the newest, also when newer ones come. */
export function showEpoch(state: CircuitPageState, epoch: number | undefined): CircuitPageState {
  const next = { ...state, epoch };
  // A test image that every epoch recorded is seen as that epoch's network saw it
  return { ...next, binding: bindingOf(next, probeInputs(next, state.image?.index) ?? state.binding.inputs) };
}
