import type { RunFolder } from '../../runs/run-folder';
import { runFiles } from '../../runs/run-files';
import type { Network } from './build-network';
import { modelWeights } from './model-weights';

/** Writes `circuit.json`: the circuit and, as they are now, its weights in radians. */
export function saveCircuit(network: Network, folder: RunFolder): void {
  if (network.quantum === undefined) return;
  const theta = modelWeights(network).find((weight) => weight.quantum);
  const weights = Array.from((theta?.variable.dataSync<'float32'>() ?? []) as Float32Array);
  folder.write(runFiles.circuit, [`${JSON.stringify({ ...network.quantum.circuit, weights }, null, 2)}\n`]);
}
