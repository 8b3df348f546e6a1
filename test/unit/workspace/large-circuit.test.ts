import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { drawExperiment } from '../../../src/webviews/circuit/host/draw-experiment';
import { checkExperiment } from '../../../src/workspace/experiments/check-experiment';

const text = `dataset: { source: phantom }
model:
  quantum: { qubits: 16, encoding: ZZFeatureMap, encodingRepeats: 64, reuploading: true, layers: 64 }
`;

test('a circuit of millions of gates is not built where somebody looks: a warning, at once', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-large-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'large.experiment.yaml');
  writeFileSync(file, text);
  const began = performance.now();
  const { problems } = await checkExperiment(file);
  assert.ok(problems.some(({ code }) => code === 'large-circuit'));
  const drawn = drawExperiment(text, file);
  assert.ok('note' in drawn && /gates and amplitudes/.test(drawn.note.what));
  assert.ok(performance.now() - began < 2000);
});
