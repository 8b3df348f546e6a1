import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, editDistance, nearest } from '../../../src/shared/did-you-mean';

test('edit distance counts insertions, deletions, substitutions and swaps', () => {
  assert.equal(editDistance('', 'abc'), 3);
  assert.equal(editDistance('kitten', 'sitting'), 3);
  assert.equal(editDistance('epcohs', 'epochs'), 1);
  assert.equal(editDistance('same', 'same'), 0);
});

test('a slip finds its word, something else finds nothing', () => {
  assert.equal(nearest('epoch', ['seed', 'epochs', 'engine']), 'epochs');
  assert.equal(nearest('Qbits', ['qubits', 'layers']), 'qubits');
  assert.equal(didYouMean('zzz', ['epochs']), '');
  assert.equal(didYouMean('batchsize', ['batchSize']), " Did you mean 'batchSize'?");
});
