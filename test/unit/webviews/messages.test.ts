import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from '@sinclair/typebox';
import { Failure } from '../../../src/shared/failure';
import { answerPage } from '../../../src/webviews/messages/answer-page';
import { contract } from '../../../src/webviews/messages/contract';
import { speakToHost, type HostConnection } from '../../../src/webviews/messages/speak-to-host';

const counting = contract({
  snapshot: Type.Object({ count: Type.Integer() }),
  saved: Type.Object({}),
  requests: {
    double: { asks: Type.Object({ of: Type.Number() }), answers: Type.Number() },
    fail: { asks: Type.Object({}), answers: Type.Null() },
    never: { asks: Type.Object({}), answers: Type.Null() },
  },
});

/** A host and a page in one process, with what each dropped. */
function pair(answerDouble: (of: number) => unknown = (of) => 2 * of) {
  let toPage: (message: unknown) => void = () => undefined;
  const shown: number[] = [];
  const dropped: string[] = [];
  let ready = 0;
  const host = answerPage({
    contract: counting,
    answers: {
      double: ({ of }) => answerDouble(of) as number,
      fail: () => {
        throw new Failure('some.code', 'It broke.', 'Mend it.');
      },
      never: () => new Promise<null>(() => undefined),
    },
    post: (message) => toPage(structuredClone(message)),
    ready: () => {
      ready++;
    },
    dropped: (why) => void dropped.push(why),
  });
  const page: HostConnection<typeof counting> = speakToHost({
    contract: counting,
    post: (message) => void host.receive(structuredClone(message)),
    listen: (receive) => void (toPage = receive),
    show: ({ count }) => void shown.push(count),
    dropped: (why) => void dropped.push(why),
  });
  return { page, host, shown, dropped, send: (message: unknown) => toPage(message), ready: () => ready };
}

test('a page says that it is ready and gets answers', async () => {
  const { page, ready } = pair();
  assert.equal(ready(), 1);
  assert.deepEqual(await Promise.all([page.ask('double', { of: 2 }), page.ask('double', { of: 5 })]), [4, 10]);
});

test('a failure of the host reaches the page with code and remedy', async () => {
  await assert.rejects(pair().page.ask('fail', {}), { code: 'some.code', remedy: 'Mend it.' });
});

test('an answer of the wrong form is refused', async () => {
  await assert.rejects(pair(() => 'four').page.ask('double', { of: 2 }), { code: 'webview.wrong-message' });
});

test('a question of the wrong form or of no name is refused by the host', async () => {
  const { page } = pair();
  await assert.rejects(page.ask('double', { of: '2' as unknown as number }), { code: 'webview.wrong-message' });
  await assert.rejects(page.ask('toString' as 'double', { of: 2 }), { code: 'webview.unknown-request' });
});

test('no answer within its time is a failure', async () => {
  await assert.rejects(pair().page.ask('never', {}, 0.02), { code: 'webview.timed-out' });
});

test('snapshots are checked; what has another form is dropped and said', () => {
  const { send, shown, dropped } = pair();
  send({ type: 'snapshot', snapshot: { count: 3 } });
  send({ type: 'snapshot', snapshot: { count: 'three' } });
  send('nonsense');
  assert.deepEqual(shown, [3]);
  assert.equal(dropped.length, 2);
});
