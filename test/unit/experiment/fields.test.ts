import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePath } from '../../../src/experiment/paths';
import { defaultText, fieldMarkdown, limitsWithUnit, typeText } from '../../../src/experiment/publishing/describe';
import { fieldAt } from '../../../src/experiment/schema/fields';

const title = (path: string, source: unknown) => fieldAt(parsePath(path), source)?.title;

test('a field is found by its path, in the form that the experiment chooses', () => {
  assert.equal(title('dataset.path', { dataset: { source: 'folder' } }), 'Path');
  assert.equal(title('dataset.path', { dataset: { source: 'phantom' } }), undefined);
  assert.equal(title('model.quantum.qubits', {}), 'Qubits');
  assert.equal(title('model.quantum.qubits', { model: { quantum: 'none' } }), 'Qubits');
  assert.equal(title('model.blocks[2].filters', { model: { blocks: [] } }), 'Filters');
  assert.equal(title('training.classWeights.tumour', {}), 'Weight');
  assert.equal(title('preprocessing.size[1]', {}), 'Width');
  assert.equal(title('training.seed', {}), undefined);
});

test('what is said of a field: kind, default, limits, sources', () => {
  const field = (path: string) => fieldAt(parsePath(path), {})!;
  assert.equal(typeText(field('training.earlyStopping')), '`none` · group of keys');
  assert.equal(typeText(field('preprocessing.size')), 'whole number · [height, width]');
  assert.equal(limitsWithUnit(field('preprocessing.size')), '8 … 1024; pixels');
  assert.equal(limitsWithUnit(field('training.optimiser.learningRate')), 'above 0, at most 10');
  assert.equal(defaultText(field('model.blocks[0].filters')), 'required');
  assert.equal(defaultText(field('training.clipNorm')), 'no clipping');
  const markdown = fieldMarkdown(field('model.quantum.qubits'));
  for (const part of ['Number of wires', 'Default: `4`', 'Limits: 1 … 24', 'Formula: state: 2ⁿ'])
    assert.ok(markdown.includes(part), part);
});
