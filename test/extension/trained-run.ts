import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import * as vscode from 'vscode';
import type { HybridQmlApi } from '../../src/workspace/api';
import type { ShownRun } from '../../src/workspace/runs/shown-run';
import { whenRuns, workspaceFolder } from './host';

export const shapes = ['disc', 'frame'] as const;
const side = 40;

/** Writes grey PNG files: a bright disc on dark ground, or the reverse, a little different each. */
export function writeShapes(folder: string, perClass: number, first = 0): string[] {
  const files: string[] = [];
  for (const shape of shapes) {
    mkdirSync(join(folder, shape), { recursive: true });
    for (let n = first; n < first + perClass; n++) {
      const file = join(folder, shape, `Mustermann-${n}.png`);
      writeFileSync(file, encode({ width: side, height: side, channels: 1, depth: 8, data: drawn(shape, n) }));
      files.push(file);
    }
  }
  return files;
}

function drawn(shape: (typeof shapes)[number], n: number): Uint8Array {
  const radius = 11 + (n % 5) * 0.7;
  return Uint8Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [(at % side) - side / 2, Math.floor(at / side) - side / 2];
    const inside = Math.hypot(x + (n % 3), y - (n % 4)) < radius;
    return (inside === (shape === 'disc') ? 210 : 25) + ((at * 31 + n * 17) % 23);
  });
}

/** Trains on such files in a folder of their own, outside the workspace's, which the experiment names absolutely. */
export async function trainOnShapes(api: HybridQmlApi, name: string, data: string): Promise<ShownRun> {
  writeShapes(data, 24);
  const file = vscode.Uri.joinPath(workspaceFolder(), `${name}.experiment.yaml`);
  const text = `name: ${name}
dataset: { source: folder, path: ${JSON.stringify(data)} }
preprocessing: { size: 32 }
training: { epochs: 12, batchSize: 8 }
evaluation: { bootstrap: 50 }
seed: 3
`;
  writeFileSync(file.fsPath, text);
  const started = await api.startRun(file);
  if (started.kind !== 'running') throw new Error('it waits for another training');
  return whenRuns(api, 'the end', () =>
    api.runs().find(({ path, liveness }) => path === started.run && liveness === 'ended'),
  );
}
