import { backend_util, type NamedAttrMap } from '@tensorflow/tfjs-core';
import { tensorTask } from '../../../kernels/tensor-tasks';
import { allFloat, defineKernels, type FastKernel } from '../kernel-definition';

function geometry(shape: number[], attributes: NamedAttrMap): backend_util.Conv2DInfo {
  return backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    attributes['filterSize'] as number | [number, number],
    attributes['strides'] as number | [number, number],
    1,
    attributes['pad'] as 'same' | 'valid' | number,
    attributes['dimRoundingMode'] as 'floor' | 'round' | 'ceil' | undefined,
  );
}

/** Argument words: class PoolGeometry in src/kernels/assembly/tensor/pooling.ts. */
function words(
  info: backend_util.Conv2DInfo,
  x: number,
  y: number,
  dy: number,
  dx: number,
  average: boolean,
): number[] {
  return [
    ...[x, y, dy, dx, info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth],
    ...[info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth, info.padInfo.top, info.padInfo.left],
    average ? 1 : 0,
  ];
}

function pool(average: boolean): FastKernel {
  return ({ backend, inputs, attributes }) => {
    const x = inputs['x']!;
    if (!allFloat(x)) return undefined;
    const info = geometry(x.shape, attributes);
    const y = backend.allocate(info.outShape);
    const args = words(info, backend.address(x), backend.address(y), 0, 0, average);
    backend.runtime.run(tensorTask.pool, info.batchSize, args);
    return y;
  };
}

function poolGradient(average: boolean): FastKernel {
  return ({ backend, inputs, attributes }) => {
    const input = inputs['input']!;
    const dy = inputs['dy']!;
    if (!allFloat(input, dy)) return undefined;
    const info = geometry(input.shape, attributes);
    const dx = backend.allocate(input.shape);
    const x = average ? 0 : backend.address(input);
    const args = words(info, x, 0, backend.address(dy), backend.address(dx), average);
    const task = average ? tensorTask.averagePoolGradient : tensorTask.maxPoolGradient;
    backend.runtime.run(task, info.batchSize, args);
    return dx;
  };
}

export function definePoolingKernels(): void {
  defineKernels({
    MaxPool: pool(false),
    AvgPool: pool(true),
    MaxPoolGrad: poolGradient(false),
    AvgPoolGrad: poolGradient(true),
  });
}
