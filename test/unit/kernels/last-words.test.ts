import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAST_WORDS_BYTES, leaveLastWords, readLastWords } from '../../../src/kernels/last-words';

test('the words of the first thread that fails stay, cut off where the room ends', () => {
  const buffer = new SharedArrayBuffer(64 + 2 * LAST_WORDS_BYTES);
  assert.equal(readLastWords(buffer, 64), undefined);
  leaveLastWords(buffer, 64, 'memory access – out of bounds');
  leaveLastWords(buffer, 64, 'another');
  assert.equal(readLastWords(buffer, 64), 'memory access – out of bounds');
  leaveLastWords(buffer, 0, '');
  assert.equal(readLastWords(buffer, 0), '');
  const behind = new Uint8Array(buffer, 64 + LAST_WORDS_BYTES);
  const long = new SharedArrayBuffer(2 * LAST_WORDS_BYTES);
  leaveLastWords(long, 0, 'x'.repeat(1000));
  assert.equal(readLastWords(long, 0), 'x'.repeat(LAST_WORDS_BYTES - 8));
  assert.ok(behind.every((byte) => byte === 0));
  assert.ok(new Uint8Array(long, LAST_WORDS_BYTES).every((byte) => byte === 0));
});
