import {
  add,
  customGrad,
  div,
  keep,
  mean as meanOf,
  mul,
  rsqrt,
  square,
  sub,
  sum,
  tidy,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { backendKernel, runBackendKernel } from './backend-kernel';

/** What a batch-norm layer needs of one training batch. */
export interface BatchNormResult {
  /** Same shape as the input. */
  readonly y: Tensor;
  /** Mean of each channel over the batch (and positions), [channels]; no gradient flows through it. */
  readonly mean: Tensor1D;
  /** Biased variance of each channel (divided by the count), [channels]; no gradient flows through it. */
  readonly variance: Tensor1D;
}

/**
 * Batch normalisation with the statistics of the batch itself, over every axis but the last:
 * y = γ (x − μ) / √(σ² + ε) + β, σ² biased (Ioffe and Szegedy 2015, arXiv 1502.03167).
 *
 * The gradient is exact, through mean and variance: with x̂ = (x − μ)/√(σ² + ε), m values a channel,
 * ∂β = Σ dy, ∂γ = Σ dy·x̂, ∂x = γ/√(σ² + ε) · (dy − ∂β/m − x̂·∂γ/m).
 *
 * @param x [..., channels]
 * @param gamma scale, [channels]
 * @param beta shift, [channels]
 */
export function batchNormTraining(x: Tensor, gamma: Tensor1D, beta: Tensor1D, epsilon: number): BatchNormResult {
  let mean!: Tensor1D;
  let variance!: Tensor1D;
  const operation = customGrad((...args) => {
    const [input, scale, shift, save] = args as unknown as [Tensor, Tensor1D, Tensor1D, (tensors: Tensor[]) => void];
    const forward = forwardPass(input, scale, shift, epsilon);
    mean = keep(forward.mean);
    variance = keep(forward.variance);
    save([input, scale, mean, variance]);
    return {
      value: forward.y,
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        backwardPass(dy, saved[0]!, saved[1] as Tensor1D, saved[2] as Tensor1D, saved[3] as Tensor1D, epsilon),
    };
  });
  const y = operation(x, gamma, beta);
  return { y, mean: handOver(mean), variance: handOver(variance) };
}

/** Gives a tensor kept inside a custom gradient to the caller's scope, as if the caller had made it. */
function handOver<T extends Tensor>(tensor: T): T {
  const handed = tensor.clone<T>();
  tensor.dispose();
  return handed;
}

function forwardPass(x: Tensor, gamma: Tensor1D, beta: Tensor1D, epsilon: number): BatchNormResult {
  const kernel = backendKernel('HybridBatchNorm');
  if (kernel !== undefined) {
    const [y, mean, variance] = runBackendKernel(kernel, { x, gamma, beta }, { epsilon });
    return { y: y!, mean: mean as Tensor1D, variance: variance as Tensor1D };
  }
  const axes = leadingAxes(x);
  return tidy(() => {
    const mean = meanOf<Tensor1D>(x, axes);
    const centred = sub(x, mean);
    const variance = meanOf<Tensor1D>(square(centred), axes);
    const y = add(mul(centred, mul(rsqrt(add(variance, epsilon)), gamma)), beta);
    return { y, mean, variance };
  });
}

function backwardPass(
  dy: Tensor,
  x: Tensor,
  gamma: Tensor1D,
  mean: Tensor1D,
  variance: Tensor1D,
  epsilon: number,
): Tensor[] {
  const kernel = backendKernel('HybridBatchNormGrad');
  if (kernel !== undefined) return runBackendKernel(kernel, { dy, x, gamma, mean, variance }, { epsilon });
  const axes = leadingAxes(x);
  const count = x.size / gamma.size;
  return tidy(() => {
    const inverse = rsqrt(add(variance, epsilon));
    const normalised = mul(sub(x, mean), inverse);
    const dBeta = sum(dy, axes);
    const dGamma = sum(mul(dy, normalised), axes);
    const direct = sub(sub(dy, div(dBeta, count)), mul(normalised, div(dGamma, count)));
    return [mul(direct, mul(inverse, gamma)), dGamma, dBeta];
  });
}

function leadingAxes(x: Tensor): number[] {
  return x.shape.slice(0, -1).map((_, axis) => axis);
}
