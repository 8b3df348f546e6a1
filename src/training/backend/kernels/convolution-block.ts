import { backpropInput } from './convolution';
import { defineKernels, type FastKernel, type KernelCall } from '../kernel-definition';
import {
  blockGeometry,
  expandBlockGradient,
  runBlock,
  runBlockFilterGradient,
  runBlockInputGradient,
  type BlockGeometry,
} from './block-tasks';

// The kernels behind src/training/ops/convolution-block.ts, which calls them only where `coversShape` holds.

function geometryOf(xShape: number[], filters: number, { attributes }: KernelCall): BlockGeometry {
  return blockGeometry(xShape, filters, { pool: true, relu: attributes['activation'] === 'relu' });
}

const block: FastKernel = (call) => {
  const { backend, inputs } = call;
  const [x, filter, bias] = [inputs['x']!, inputs['filter']!, inputs['bias']!];
  const { y, choice } = runBlock(backend, geometryOf(x.shape, filter.shape[3]!, call), { x, filter, bias });
  return [y, choice!];
};

const blockInputGradient: FastKernel = (call) => {
  const { backend, inputs, attributes } = call;
  const [dy, filter, choice] = [inputs['dy']!, inputs['filter']!, inputs['choice']!];
  const xShape = attributes['xShape'] as number[];
  const geometry = geometryOf(xShape, filter.shape[3]!, call);
  if (geometry.channels % 4 === 0) return runBlockInputGradient(backend, geometry, { dy, filter, choice });
  const full = expandBlockGradient(backend, geometry, { dy, choice });
  const plain = { inputShape: xShape, strides: 1, pad: 'same', dataFormat: 'NHWC' };
  const dx = backpropInput({ backend, inputs: { dy: full, filter }, attributes: plain })!;
  backend.disposeIntermediateTensorInfo(full);
  return dx;
};

const blockFilterGradient: FastKernel = (call) => {
  const { backend, inputs } = call;
  const [dy, x, choice] = [inputs['dy']!, inputs['x']!, inputs['choice']!];
  const { filter, bias } = runBlockFilterGradient(backend, geometryOf(x.shape, dy.shape[3]!, call), { x, dy, choice });
  return [filter, bias];
};

export function defineConvolutionBlockKernels(): void {
  defineKernels({
    HybridConvolutionBlock: block,
    HybridConvolutionBlockInputGrad: blockInputGradient,
    HybridConvolutionBlockFilterGrad: blockFilterGradient,
  });
}
