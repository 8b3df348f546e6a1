import { add, div, engine, mul, sqrt, square, sub, tidy, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import { backendKernel, runBackendKernel } from './backend-kernel';

export type OptimiserKind = 'adam' | 'adamw' | 'sgd' | 'rmsprop';

/** Numbers of one update; those that a kind does not use are ignored. */
export interface OptimiserAttributes {
  /** Which update this is, from 1. */
  readonly step: number;
  readonly learningRate: number;
  /** sgd and rmsprop; 0: none. */
  readonly momentum: number;
  /** adam and adamw: decay of the first moment. */
  readonly beta1: number;
  /** adam and adamw: decay of the second moment; rmsprop: its smoothing constant (PyTorch's `alpha`). */
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

/** One parameter, the gradient of the loss by it, and the optimiser's memory of it, all of one shape. */
export interface OptimiserTarget {
  readonly parameter: Variable;
  readonly gradient: Tensor;
  /** In the order of `optimiserSlots`; zeros before the first step. */
  readonly slots: readonly Variable[];
}

/** Names of the slots each kind keeps for a parameter, in order. */
export const optimiserSlots: Readonly<Record<OptimiserKind, readonly string[]>> = {
  adam: ['firstMoment', 'secondMoment'],
  adamw: ['firstMoment', 'secondMoment'],
  sgd: ['velocity'],
  rmsprop: ['meanSquare', 'velocity'],
};

/**
 * One update of one parameter in place, by PyTorch's formulas (torch.optim; λ weight decay, η learning rate, μ momentum):
 *
 * - adam (Kingma and Ba 2015): g ← g + λp; m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²;
 *   p ← p − η/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε)
 * - adamw (Loshchilov and Hutter 2019): p ← p − ηλp, then adam without λ
 * - sgd: g ← g + λp; b ← μb + g (b = g at the first step, which zeros give); p ← p − ηb
 * - rmsprop: g ← g + λp; s ← αs + (1−α)g²; b ← μb + g/(√s + ε); p ← p − ηb, with α = β₂
 */
export function optimiserStep(kind: OptimiserKind, attributes: OptimiserAttributes, target: OptimiserTarget): void {
  const { parameter, gradient, slots } = target;
  const kernel = backendKernel('HybridOptimiserStep');
  if (kernel !== undefined && gradient.dtype === 'float32') {
    [parameter, ...slots].forEach(separate);
    const inputs: Record<string, Tensor> = { parameter, gradient };
    slots.forEach((slot, i) => (inputs[`slot${i}`] = slot));
    tidy(() => void runBackendKernel(kernel, inputs, { kind, ...attributes }));
    return;
  }
  tidy(() => composedStep(kind, attributes, parameter, gradient, slots));
}

/** Gives a variable memory of its own where a clone of it (a snapshot, say) shares its memory and must not change. */
function separate(variable: Variable): void {
  if (engine().backend.refCount(variable.dataId) > 1) tidy(() => variable.assign(add(variable, 0)));
}

function composedStep(
  kind: OptimiserKind,
  { step, learningRate, momentum, beta1, beta2, epsilon, weightDecay }: OptimiserAttributes,
  parameter: Variable,
  gradient: Tensor,
  slots: readonly Variable[],
): void {
  const decoupled = kind === 'adamw';
  const start = decoupled ? mul(parameter, 1 - learningRate * weightDecay) : parameter;
  const g = decoupled || weightDecay === 0 ? gradient : add(gradient, mul(parameter, weightDecay));
  switch (kind) {
    case 'adam':
    case 'adamw': {
      const m = decayed(slots[0]!, beta1, g);
      const v = decayed(slots[1]!, beta2, square(g));
      const denominator = add(div(sqrt(v), Math.sqrt(1 - beta2 ** step)), epsilon);
      slots[0]!.assign(m);
      slots[1]!.assign(v);
      parameter.assign(sub(start, mul(div(m, denominator), learningRate / (1 - beta1 ** step))));
      return;
    }
    case 'sgd': {
      const velocity = add(mul(slots[0]!, momentum), g);
      slots[0]!.assign(velocity);
      parameter.assign(sub(start, mul(velocity, learningRate)));
      return;
    }
    case 'rmsprop': {
      const meanSquare = decayed(slots[0]!, beta2, square(g));
      const velocity = add(mul(slots[1]!, momentum), div(g, add(sqrt(meanSquare), epsilon)));
      slots[0]!.assign(meanSquare);
      slots[1]!.assign(velocity);
      parameter.assign(sub(start, mul(velocity, learningRate)));
      return;
    }
  }
}

/** Exponential moving average: decay · average + (1 − decay) · value. */
function decayed(average: Tensor, decay: number, value: Tensor): Tensor {
  return add(mul(average, decay), mul(value, 1 - decay));
}
