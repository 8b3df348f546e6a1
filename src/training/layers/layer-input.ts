import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';

/** What `apply` hands to a layer's `call`. */
export type CallArguments = Record<string, unknown>;

export function isTraining(kwargs: CallArguments): boolean {
  return kwargs['training'] === true;
}

/** The one tensor of a layer that takes one. */
export function onlyInput(inputs: Tensor | Tensor[]): Tensor {
  return Array.isArray(inputs) ? inputs[0]! : inputs;
}

/** The shape of that tensor. */
export function onlyShape(shape: Shape | Shape[]): Shape {
  return Array.isArray(shape[0]) ? shape[0] : (shape as Shape);
}
