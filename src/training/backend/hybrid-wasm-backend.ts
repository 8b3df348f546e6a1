import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { backend_util, DataId, DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { util } from '@tensorflow/tfjs-core';
import type { TensorRuntime } from '../../kernels/tensor-runtime';

/** Name under which TensorFlow.js knows the backend. */
export const backendName = 'hybrid-wasm';

/** The base class's record of a tensor, and where its floats lie in the kernels' memory, once a kernel needed them there. */
interface HybridTensorData {
  values?: backend_util.BackendValues;
  dtype: DataType;
  complexTensorInfos?: { real: TensorInfo; imag: TensorInfo };
  refCount: number;
  address?: number;
}

/**
 * A TensorFlow.js backend whose float tensors live in the kernels' shared memory. `values` of such a tensor is a view, so the
 * plain kernels of the cpu backend read it without a copy; what they write stays an ordinary array until a fast kernel
 * needs it.
 */
export class HybridWasmBackend extends MathBackendCPU {
  private lastId = 0;

  constructor(readonly runtime: TensorRuntime) {
    super();
  }

  private record(dataId: DataId): HybridTensorData {
    return this.data.get(dataId);
  }

  override write(values: backend_util.BackendValues, _shape: number[], dtype: DataType): DataId {
    const dataId = { id: this.lastId++ };
    this.data.set(dataId, { values: this.owned(values), dtype, refCount: 1 });
    return dataId;
  }

  override move(
    dataId: DataId,
    values: backend_util.BackendValues,
    _shape: number[],
    dtype: DataType,
    refCount: number,
  ): void {
    this.data.set(dataId, { values: this.owned(values), dtype, refCount });
  }

  /** A plain kernel may return part of its input's view; that memory is released with the input, so it is copied here. */
  private owned(values: backend_util.BackendValues): backend_util.BackendValues {
    return ArrayBuffer.isView(values) && this.runtime.owns(values.buffer) ? values.slice() : values;
  }

  /** A new float tensor in the kernels' memory, contents undefined. */
  allocate(shape: number[]): TensorInfo {
    const length = util.sizeFromShape(shape);
    const address = this.runtime.arena.allocate(length * 4);
    const dataId = { id: this.lastId++ };
    const record: HybridTensorData = {
      values: this.runtime.floats(address, length),
      dtype: 'float32',
      refCount: 1,
      address,
    };
    this.data.set(dataId, record);
    return { dataId, shape, dtype: 'float32' };
  }

  /** The like tensor of bytes, of TensorFlow.js's type `bool`. */
  allocateBytes(shape: number[]): TensorInfo {
    const length = util.sizeFromShape(shape);
    const address = this.runtime.arena.allocate(length);
    const dataId = { id: this.lastId++ };
    const values = this.runtime.bytes(address, length);
    const record: HybridTensorData = { values, dtype: 'bool', refCount: 1, address };
    this.data.set(dataId, record);
    return { dataId, shape, dtype: 'bool' };
  }

  /** Address of a float tensor's values; they are moved into the kernels' memory if they are not there yet. */
  address(tensor: TensorInfo): number {
    const record = this.record(tensor.dataId);
    if (record.address === undefined) {
      const values = record.values as Float32Array;
      record.address = this.runtime.arena.allocate(values.length * 4);
      const view = this.runtime.floats(record.address, values.length);
      view.set(values);
      record.values = view;
    }
    return record.address;
  }

  /** The same data under another shape. */
  alias(tensor: TensorInfo, shape: number[]): TensorInfo {
    this.incRef(tensor.dataId);
    return { dataId: tensor.dataId, shape, dtype: tensor.dtype };
  }

  override readSync(dataId: DataId): backend_util.BackendValues {
    return this.owned(super.readSync(dataId));
  }

  override disposeData(dataId: DataId, force = false): boolean {
    const address = this.data.has(dataId) ? this.record(dataId).address : undefined;
    const released = super.disposeData(dataId, force);
    if (released && address !== undefined) this.runtime.arena.release(address);
    return released;
  }

  override memory(): { unreliable: boolean; reasons: string[] } {
    return { unreliable: false, reasons: [] };
  }
}
