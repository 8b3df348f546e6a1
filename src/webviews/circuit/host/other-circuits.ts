import * as vscode from 'vscode';
import { listRuns } from '../../../runs/list-runs';
import { readRun, type Run } from '../../../runs/read-run';
import { readRunExperiment } from '../../../runs/run-experiment';
import { findRoot } from '../../../runs/runs-root';
import { circuitPanelFailures } from '../../../shared/failures/circuit-panel';
import type { Answers } from '../../messages/contract';
import type { CircuitContract } from '../contract';
import { drawCircuit } from './draw-experiment';
import { trainedWeights } from './trained-weights';

/** The runs of the workspace and those beside this one, newest first. */
export async function runsBeside(path: string | undefined): Promise<readonly Run[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => findRoot(uri.fsPath));
  const roots = new Set([...folders, ...(path === undefined ? [] : [findRoot(path)])]);
  const lists = await Promise.all([...roots].map(listRuns));
  const runs = lists.flatMap((list) => list.runs);
  return runs.filter((run) => run.path !== path).sort((a, b) => (a.record.id < b.record.id ? 1 : -1));
}

/** What a circuit can be compared with: other runs, and the circuit of one. */
export function otherCircuits(path: string | undefined): Pick<Answers<CircuitContract>, 'runs' | 'other'> {
  return {
    runs: async () => {
      const runs = await runsBeside(path);
      return { runs: runs.map((run) => ({ path: run.path, id: run.record.id, name: run.record.name })) };
    },
    other: async ({ path: chosen }) => {
      const { model } = await readRunExperiment(chosen);
      const { name, id } = readRun(chosen).record;
      if (model.quantum === 'none') throw circuitPanelFailures.noCircuit(name);
      const weights = await trainedWeights(chosen);
      const drawn = drawCircuit(model.quantum);
      return { id, name, drawn: weights === undefined ? drawn : { ...drawn, weights } };
    },
  };
}
