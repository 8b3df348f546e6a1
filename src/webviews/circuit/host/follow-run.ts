import { basename } from 'node:path';
import type * as vscode from 'vscode';
import type { ExperimentConfig } from '../../../experiment/schema/experiment';
import { followEvents } from '../../../runs/follow-events';
import { readRun } from '../../../runs/read-run';
import { readRunExperiment } from '../../../runs/run-experiment';
import { Failure, messageOf } from '../../../shared/failure';
import { Pacer } from '../../../workspace/pacer';
import type { CircuitRun, CircuitSnapshot, CircuitSource } from '../contract';
import { drawCircuit, noQuantumLayer } from './draw-experiment';
import { GradientNorms } from './gradient-norms';
import { RunEpochs } from './run-epochs';
import { trainedWeights } from './trained-weights';

/** Milliseconds: the page is told no more often. */
const pace = 100;

/** Draws a run's circuit with its trained weights, and follows them while it trains. */
export function followRun(
  source: Extract<CircuitSource, { kind: 'run' }>,
  show: (snapshot: CircuitSnapshot) => void,
): vscode.Disposable {
  const { path } = source;
  const stopping = new AbortController();
  const known = new RunEpochs();
  const norms = new GradientNorms();
  let experiment: ExperimentConfig | undefined;
  let weights: number[] | undefined;
  let title = basename(path);
  const tell = (): void => {
    if (experiment === undefined || stopping.signal.aborted) return;
    const { quantum } = experiment.model;
    if (quantum === 'none') return show({ source, title, note: noQuantumLayer });
    const drawn = drawCircuit(quantum);
    const run = { ...runPart(path, experiment, known), norms: norms.norms };
    show({ source, title, drawn: weights === undefined ? drawn : { ...drawn, weights }, run });
  };
  const pacer = new Pacer(pace, tell);
  const follow = async (): Promise<void> => {
    experiment = await readRunExperiment(path);
    title = readRun(path).record.name;
    weights = await trainedWeights(path);
    tell();
    for await (const followed of followEvents(path, { signal: stopping.signal })) {
      if (followed.kind === 'restarted') {
        known.clear();
        norms.clear();
      }
      if (followed.kind !== 'event') continue;
      norms.add(followed.event);
      if (followed.event.type === 'state') weights = await trainedWeights(path);
      if (known.add(followed.event) || followed.event.type === 'state') pacer.request();
    }
  };
  follow().catch((thrown: unknown) => {
    if (stopping.signal.aborted) return;
    const remedy = thrown instanceof Failure ? thrown.remedy : '';
    show({ source, title, note: { what: thrown instanceof Failure ? thrown.what : messageOf(thrown), remedy } });
  });
  return {
    dispose() {
      stopping.abort();
      pacer.dispose();
    },
  };
}

function runPart(path: string, { model, dataset }: ExperimentConfig, known: RunEpochs): CircuitRun {
  const { record, liveness } = readRun(path);
  const { noise, shots } = model.quantum === 'none' ? {} : model.quantum;
  return {
    id: record.id,
    name: record.name,
    classes: record.data?.classes ?? ('classes' in dataset && Array.isArray(dataset.classes) ? dataset.classes : []),
    live: liveness !== 'ended' && liveness !== 'dead',
    epochs: known.epochs,
    probes: known.probes,
    ...(noise === undefined ? {} : { noise }),
    ...(shots === undefined ? {} : { shots }),
  };
}
