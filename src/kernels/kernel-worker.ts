import { workerData } from 'node:worker_threads';
import { instantiate, type KernelWorkerData } from './tensor-runtime';

const { module, memory, scratch } = workerData as KernelWorkerData;
const kernels = instantiate(module, memory);
kernels.setScratch(scratch);
kernels.serve();
