import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from '@sinclair/typebox/value';
import type { RunEvent } from '../../../../src/runs/run-event';
import { circuitContract } from '../../../../src/webviews/circuit/contract';
import { sourceOf } from '../../../../src/webviews/circuit/host/circuit-argument';
import { drawExperiment } from '../../../../src/webviews/circuit/host/draw-experiment';
import { RunEpochs } from '../../../../src/webviews/circuit/host/run-epochs';

const uri = (path: string): object => ({ scheme: 'file', fsPath: path, path, toString: () => `file://${path}` });

test('a command’s argument names an experiment or a run, whatever form it has', () => {
  const experiment = { kind: 'experiment', uri: 'file:///w/a.experiment.yaml' };
  const run = { kind: 'run', path: '/w/.hybrid-qml/runs/1' };
  assert.deepEqual(sourceOf(uri('/w/a.experiment.yaml')), experiment);
  assert.deepEqual(sourceOf('/w/a.experiment.yaml'), experiment);
  assert.deepEqual(sourceOf({ kind: 'experiment', uri: uri('/w/a.experiment.yaml') }), experiment);
  assert.deepEqual(sourceOf('/w/.hybrid-qml/runs/1'), run);
  assert.deepEqual(sourceOf({ run: { path: '/w/.hybrid-qml/runs/1', record: {} } }), run);
  assert.deepEqual(sourceOf({ kind: 'run', path: '/w/.hybrid-qml/runs/1' }), run);
  assert.equal(sourceOf(undefined), undefined);
  assert.equal(sourceOf({}), undefined);
});

test('an experiment’s text becomes a drawing that the contract lets through', () => {
  const made = drawExperiment(
    'dataset:\n  source: phantom\nmodel:\n  quantum:\n    qubits: 5\n    layers: 2\n',
    '/a.experiment.yaml',
  );
  const snapshot = { source: { kind: 'experiment', uri: 'file:///a' }, title: 'a', ...made };
  assert.ok(Value.Check(circuitContract.snapshot, snapshot));
  assert.ok('drawn' in made);
  assert.equal(made.drawn.circuit.qubits, 5);
  assert.deepEqual(
    made.drawn.sections.map(({ title }) => title),
    ['AngleEmbedding', 'Layer 1', 'Layer 2'],
  );
  assert.equal(made.settings.layers, 2);
});

test('what is wrong is told with its line, also that there is no quantum layer', () => {
  const wrong = drawExperiment(
    'dataset:\n  source: phantom\nmodel:\n  quantum:\n    qubitz: 5\n',
    '/a.experiment.yaml',
  );
  assert.ok('note' in wrong);
  assert.match(wrong.note.what, /^Line 5: .*qubitz/);
  const none = drawExperiment('dataset:\n  source: phantom\nmodel:\n  quantum: none\n', '/a.experiment.yaml');
  assert.ok('note' in none);
  assert.match(none.note.what, /no quantum layer/);
});

test('a resumed run’s epochs replace what it had recorded behind its checkpoint', () => {
  const known = new RunEpochs();
  const circuit = (epoch: number, weight: number): RunEvent => ({
    ...{ type: 'circuit', time: '', epoch, weights: [weight], gradient: null },
    probes: { inputs: [[weight]], ...(epoch === 0 ? { samples: [{ index: 4, id: 'x', label: 0 }] } : {}) },
  });
  for (const epoch of [0, 1, 2, 3]) assert.ok(known.add(circuit(epoch, epoch)));
  assert.ok(known.add({ type: 'state', time: '', state: 'running', resumedFrom: { epoch: 1, batch: 5 } }));
  assert.deepEqual(
    known.epochs.map(({ epoch }) => epoch),
    [0, 1],
  );
  known.add(circuit(2, 9));
  assert.deepEqual(
    known.epochs.map(({ weights }) => weights[0]),
    [0, 1, 9],
  );
  assert.deepEqual(known.probes, [{ index: 4, id: 'x', label: 0 }]);
  assert.ok(!known.add({ type: 'log', time: '', level: 'info', message: '' }));
});
