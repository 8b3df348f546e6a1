import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectorFailures } from '../../../../src/shared/failures/inspector';
import type { FromInspector } from '../../../../src/shared/inspector-protocol';
import type { RunInspector } from '../../../../src/training/inspector/inspect-run';
import { serveRequests } from '../../../../src/training/inspector/serve-requests';

const asked: number[] = [];
const inspector = {
  samples: () => Promise.resolve({ samples: [] }),
  picture: ({ index }: { index: number }) => {
    asked.push(index);
    return index === 9
      ? Promise.reject(inspectorFailures.noSample(9, 4))
      : Promise.resolve({ png: '', width: 1, height: 1, low: 0, high: index });
  },
} as unknown as RunInspector;

/** What is answered until nothing is left to do. */
function answers(...messages: unknown[]): Promise<FromInspector[]> {
  asked.length = 0;
  const sent: FromInspector[] = [];
  return new Promise((resolve) => {
    const server = serveRequests(
      inspector,
      (message) => sent.push(message),
      () => resolve(sent),
    );
    for (const message of messages) server.take(message);
  });
}
const picture = (id: number, index: number): object => ({
  type: 'request',
  id,
  kind: 'picture',
  parameters: { index },
});
const codes = (sent: readonly FromInspector[]): unknown[] =>
  sent.map((one) => (one.type === 'failure' ? [one.id, one.failure.code] : one.id));

test('requests are answered one after another, in order', async () => {
  assert.deepEqual(codes(await answers(picture(0, 3), picture(1, 2), picture(2, 1))), [0, 1, 2]);
  assert.deepEqual(asked, [3, 2, 1]);
});

test('a failure is an answer, with its parts', async () => {
  const [sent] = await answers(picture(5, 9));
  const { code, what, remedy } = inspectorFailures.noSample(9, 4);
  assert.deepEqual(sent, { type: 'failure', id: 5, failure: { code, what, remedy } });
});

test('a cancelled request that waits is not done', async () => {
  const sent = await answers(picture(0, 1), picture(1, 2), picture(2, 3), { type: 'cancel', id: 1 });
  assert.deepEqual(codes(sent), [[1, 'inspector.cancelled'], 0, 2]);
  assert.deepEqual(asked, [1, 3]);
});

test('what is no request is answered where it has a number, and else passed over', async () => {
  const sent = await answers(
    { id: 3, kind: 'format disk' },
    'nonsense',
    null,
    { type: 'cancel', id: 77 },
    picture(4, 0),
  );
  assert.deepEqual(codes(sent), [[3, 'inspector.bad-message'], 4]);
  const wrong = await answers({ type: 'request', id: 6, kind: 'picture', parameters: null });
  assert.deepEqual(codes(wrong), [[6, 'inspector.bad-message']]);
});
