import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromInspector, parametersOf, replyOf, toInspector } from '../../../src/shared/inspector-protocol';

test('requests and cancellations are messages to the inspector, other things are not', () => {
  const request = { type: 'request', id: 0, kind: 'picture', parameters: { index: 1 } };
  assert.deepEqual(toInspector(request), request);
  assert.deepEqual(toInspector({ type: 'cancel', id: 3 }), { type: 'cancel', id: 3 });
  for (const wrong of [
    undefined,
    'request',
    { ...request, id: -1 },
    { ...request, kind: 'delete' },
    { ...request, kind: '__proto__' },
    { type: 'stop' },
  ])
    assert.equal(toInspector(wrong), undefined);
});

test('replies and failures are messages from the inspector', () => {
  assert.ok(fromInspector({ type: 'reply', id: 1, value: {} }) !== undefined);
  const failure = { code: 'a.b', what: 'What', remedy: '', file: '/x' };
  assert.deepEqual(fromInspector({ type: 'failure', id: 1, failure }), { type: 'failure', id: 1, failure });
  assert.equal(fromInspector({ type: 'failure', id: 1, failure: { code: 'a.b' } }), undefined);
});

test('parameters are checked by kind', () => {
  assert.deepEqual(parametersOf('picture', { index: 0, size: 64 }), { index: 0, size: 64 });
  assert.equal(parametersOf('picture', { index: 0.5 }), undefined);
  assert.equal(parametersOf('picture', { index: 0, size: 1e9 }), undefined);
  for (const checkpoint of ['final', 'best', 'last', 7])
    assert.deepEqual(parametersOf('inputs', { index: 0, checkpoint }), { index: 0, checkpoint });
  assert.equal(parametersOf('inputs', { index: 0, checkpoint: '../../x' }), undefined);
  assert.equal(parametersOf('gradCam', { index: 0 }), undefined);
});

test('replies are checked by kind', () => {
  assert.ok(replyOf('inputs', { inputs: [0.5], weights: [], probabilities: [1, 0] }) !== undefined);
  assert.equal(replyOf('inputs', { inputs: [null], weights: [], probabilities: [1, 0] }), undefined);
});
