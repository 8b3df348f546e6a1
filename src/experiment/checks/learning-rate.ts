import { at, finding, writtenOf, type Check } from './check';

/** Above these, training diverges in practice. */
const largest = { adam: 0.1, adamw: 0.1, rmsprop: 0.1, sgd: 1 } as const;

/** Learning rates, of the network and of its quantum head, that hardly anyone means. */
export const learningRateCheck: Check = {
  reads: at('training.optimiser', 'model.quantum.learningRateScale'),
  run({ config, source }) {
    const { kind, learningRate } = config.training.optimiser;
    const { quantum } = config.model;
    const limit = largest[kind];
    const ratePath = ['training', 'optimiser', 'learningRate'];
    if (learningRate > limit)
      return [
        finding(
          'warning',
          'large-learning-rate',
          ratePath,
          `A learning rate of ${learningRate} is very large for ${kind}: the loss will probably jump or become NaN.`,
          `Up to ${limit} is used; 0.001 is a good beginning.`,
        ),
      ];
    if (quantum === 'none') return [];
    const head = learningRate * quantum.learningRateScale;
    if (head <= limit) return [];
    const path = writtenOf(source, ['model', 'quantum', 'learningRateScale'], ratePath);
    const what = `The quantum head would learn at ${learningRate} × ${quantum.learningRateScale} = ${Number(head.toPrecision(3))}, which is very large for ${kind}.`;
    return [
      finding(
        'warning',
        'large-learning-rate',
        path,
        what,
        `Keep the product below ${limit}; 0.001 × 10 is a good beginning.`,
      ),
    ];
  },
};
