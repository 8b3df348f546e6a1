import { util } from '@tensorflow/tfjs-core';
import { tensorTask } from '../../../kernels/tensor-tasks';
import { defineKernels, ELEMENTS_PER_CHUNK, type FastKernel } from '../kernel-definition';

const kinds = ['adam', 'adamw', 'sgd', 'rmsprop'];

/** Updates the memory of its parameter and slots; the op has made sure that nobody else holds it. */
const optimiserStep: FastKernel = ({ backend, inputs, attributes }) => {
  const parameter = inputs['parameter']!;
  const kind = kinds.indexOf(attributes['kind'] as string);
  const number = (name: string): number => attributes[name] as number;
  const [rate, beta1, beta2, decay] = [number('learningRate'), number('beta1'), number('beta2'), number('weightDecay')];
  const adam = kind < 2;
  const numbers = [
    adam ? rate / (1 - beta1 ** number('step')) : rate,
    ...[number('momentum'), beta1, 1 - beta1, beta2, 1 - beta2, number('epsilon'), decay, 1 - rate * decay],
    adam ? 1 / Math.sqrt(1 - beta2 ** number('step')) : 1,
  ];
  const first = backend.address(inputs['slot0']!);
  const second = inputs['slot1'] === undefined ? 0 : backend.address(inputs['slot1']);
  const count = util.sizeFromShape(parameter.shape);
  const words = [kind, backend.address(parameter), backend.address(inputs['gradient']!), first, second, count];
  const chunks = Math.ceil(count / ELEMENTS_PER_CHUNK);
  backend.runtime.run(tensorTask.optimiser, chunks, [...words, ELEMENTS_PER_CHUNK], numbers);
  return backend.alias(parameter, parameter.shape);
};

export function defineOptimiserKernels(): void {
  defineKernels({ HybridOptimiserStep: optimiserStep });
}
