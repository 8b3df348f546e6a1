import {
  engine,
  keep,
  registerGradient,
  type NamedAttrMap,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { coversShape } from '../backend/kernels/block-tasks';
import { backendKernel } from './backend-kernel';

/** Whether the current backend computes such a block in one pass: 3×3, ReLU or none, 2×2 maximum pooling. */
export function coversFusedBlock(
  x: Tensor4D,
  filter: Tensor4D,
  options: { activation: string; pool: string; poolSize: number },
): boolean {
  const [height, width, , filters] = filter.shape;
  const shape = height === 3 && width === 3 && options.pool === 'max' && options.poolSize === 2;
  const activation = options.activation === 'relu' || options.activation === 'linear';
  return shape && activation && coversShape(x.shape, filters) && backendKernel(KERNEL) !== undefined;
}

const KERNEL = 'HybridConvolutionBlock';

/** The block by the backend's fused kernel, differentiable; see `convolutionBlock`. */
export function fusedBlock(x: Tensor4D, filter: Tensor4D, bias: Tensor1D, activation: string): Tensor4D {
  registerBlockGradient();
  const [y, choice] = engine().runKernel<Tensor[]>(KERNEL, { x, filter, bias }, { activation });
  choice!.dispose();
  return y as Tensor4D;
}

let registered = false;

/**
 * The three gradients are separate functions, so that only those on the way to a variable are computed (the first block's
 * input needs none). Filter and bias come from one pass: the bias's waits for its call.
 */
function registerBlockGradient(): void {
  if (registered) return;
  registered = true;
  registerGradient({
    kernelName: KERNEL,
    inputsToSave: ['x', 'filter'],
    outputsToSave: [false, true],
    gradFunc: (dys: Tensor | Tensor[], saved: Tensor[], attributes: NamedAttrMap) => {
      const dy = (dys as Tensor[])[0]!;
      const [x, filter, choice] = saved as [Tensor, Tensor, Tensor];
      let waiting: Tensor | undefined;
      const filterAndBias = (): [Tensor, Tensor] => {
        const name = `${KERNEL}FilterGrad`;
        return engine().runKernel<Tensor[]>(name, { dy, x, choice }, attributes) as [Tensor, Tensor];
      };
      return {
        x: () => engine().runKernel(`${KERNEL}InputGrad`, { dy, filter, choice }, { ...attributes, xShape: x.shape }),
        filter: () => {
          const [dFilter, dBias] = filterAndBias();
          const kept = keep(dBias);
          waiting = kept;
          // Nobody may come for it: gradients are taken synchronously, so by then it has been fetched or is waste.
          queueMicrotask(() => {
            if (!kept.isDisposed) kept.dispose();
          });
          return dFilter;
        },
        bias: () => {
          if (waiting === undefined) return filterAndBias()[1];
          const dBias = waiting.clone();
          waiting.dispose();
          waiting = undefined;
          return dBias;
        },
      };
    },
  });
}
