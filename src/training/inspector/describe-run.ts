import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { shapeOf } from '../../data/preprocess/preprocess';
import { experimentCircuit } from '../../quantum/experiment-circuit';
import { outputsOf } from '../../quantum/simulator/measurements';
import type { RunRecord } from '../../runs/run-record';
import type { InspectorDescription } from '../../shared/inspector-protocol';
import { hasFinal, keptCheckpoints } from './run-weights';
import { heatMapShape } from './heat-map-shape';

/** The engine every inspector computes with: embedded, so it runs wherever the window does. */
export const inspectorEngine = 'wasm';

/** What the run folder alone tells; neither data nor network are opened. */
export function describeRun(path: string, config: ExperimentConfig, record: RunRecord): InspectorDescription {
  const shape = shapeOf(config.preprocessing);
  return {
    id: record.id,
    name: record.name,
    classes: record.data?.classes ?? [],
    shape: [...shape],
    circuit: circuitOf(config),
    heatMap: heatMapShape(config.model, shape),
    engine: { ...(record.engine && { run: record.engine.name }), inspector: inspectorEngine },
    final: hasFinal(path),
    checkpoints: keptCheckpoints(path).map(({ epoch, batch, best }) => ({ epoch, batch, best })),
  };
}

function circuitOf({ model }: ExperimentConfig): InspectorDescription['circuit'] {
  if (model.quantum === 'none') return null;
  const { circuit, features, weights } = experimentCircuit(model.quantum);
  return { inputs: features, weights, outputs: outputsOf(circuit) };
}
