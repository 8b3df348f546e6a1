import {
  customGrad,
  div,
  exp,
  expandDims,
  logSoftmax,
  mul,
  neg,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/**
 * Weighted cross-entropy of softmax outputs, averaged over the batch: Σᵢ wᵢ · (−Σ_c tᵢc log softmax(zᵢ)_c) / n.
 *
 * The gradient with respect to the logits is wᵢ (softmax(zᵢ) Σ_c tᵢc − tᵢ) / n; targets and weights are constants.
 *
 * @param logits [n, classes]
 * @param targets [n, classes], rows that sum to 1 (soft or smoothed labels allowed)
 * @param sampleWeights [n]
 */
export function softmaxCrossEntropy(logits: Tensor2D, targets: Tensor2D, sampleWeights: Tensor1D): Scalar {
  const n = logits.shape[0];
  const operation = customGrad((...args) => {
    const [z, save] = args as unknown as [Tensor2D, (tensors: Tensor[]) => void];
    const logProbabilities = logSoftmax(z);
    save([logProbabilities, targets, sampleWeights]);
    const perSample = neg(sum(mul(targets, logProbabilities), 1));
    return {
      value: div<Scalar>(sum(mul(perSample, sampleWeights)), n),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [logP, t, w] = saved as [Tensor2D, Tensor2D, Tensor1D];
        const scale = expandDims(div(mul(w, dy), n), 1);
        return mul(sub(mul(exp(logP), sum(t, 1, true)), t), scale);
      },
    };
  });
  return operation(logits);
}
