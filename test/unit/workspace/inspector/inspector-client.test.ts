import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../../../../src/shared/failure';
import { inspectorClient } from '../../../../src/workspace/inspector/inspector-client';

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-inspector-client-'));
const said: string[] = [];
const client = inspectorClient({ program: join(__dirname, 'fake-inspector.js'), log: (text) => said.push(text) });
after(async () => {
  client.dispose();
  await setTimeout(50);
  rmSync(folder, { recursive: true, force: true });
});

const run = (name: string): string => join(folder, name);
const pidOf = async (name: string): Promise<number> => Number((await client.request(run(name), 'describe', {})).id);
const withCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Failure && error.code === code;

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 40; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await setTimeout(50);
  }
  return false;
}

test('one process a run, kept for the next request', async () => {
  const { id, name } = await client.request(run('a'), 'describe', {});
  assert.equal(name, run('a'));
  assert.equal(await pidOf('a'), Number(id));
  assert.notEqual(await pidOf('b'), Number(id));
});

test('for a third run, the one longest unused ends', async () => {
  const [a, b] = [await pidOf('a'), await pidOf('b')];
  assert.equal(await pidOf('a'), a, 'a is used last');
  await pidOf('c');
  assert.ok(await gone(b));
  assert.equal(await pidOf('a'), a, 'a is still there');
});

test('a third run waits while both processes are busy', async () => {
  const order: string[] = [];
  const busy = ['a', 'c'].map(async (name) => {
    await client.request(run(name), 'gradCam', { index: 300, class: 0 });
    order.push(name);
  });
  await setTimeout(50);
  const third = pidOf('d').then(() => order.push('d'));
  await Promise.all([...busy, third]);
  assert.notEqual(order[0], 'd');
});

test('failures arrive as failures, with their place', async () => {
  await assert.rejects(
    client.request(run('a'), 'inputs', { index: 0 }),
    (error) => withCode('run.no-model')(error) && error instanceof Failure && error.place.file === run('a'),
  );
});

test('an answer that is none is refused', async () => {
  await assert.rejects(client.request(run('a'), 'samples', {}), withCode('inspector.bad-reply'));
});

test('a process that died over a request is started again once', async () => {
  const before = await pidOf('a');
  const { width } = await client.request(run('a'), 'picture', { index: 0 });
  assert.equal(width, 1);
  assert.notEqual(await pidOf('a'), before);
});

test('one that dies over it again is a failure that says why', async () => {
  await assert.rejects(
    client.request(run('a'), 'picture', { index: 1 }),
    (error) => withCode('inspector.lost')(error) && (error as Failure).what.includes('out of luck'),
  );
  assert.ok(said.includes('out of luck'));
});

test('a request may be given up, and the inspector is told', async () => {
  const controller = new AbortController();
  const asked = client.request(run('e'), 'gradCam', { index: 60_000, class: 0 }, { signal: controller.signal });
  await setTimeout(200);
  controller.abort();
  await assert.rejects(asked, { name: 'AbortError' });
  for (let tries = 0; tries < 60 && !existsSync(`${run('e')}.cancelled`); tries++) await setTimeout(50);
  assert.ok(existsSync(`${run('e')}.cancelled`));
});

test('a request that takes too long fails', async () => {
  await assert.rejects(
    client.request(run('e'), 'gradCam', { index: 60_000, class: 0 }, { timeout: 100 }),
    withCode('inspector.timed-out'),
  );
});

test('disposed, its processes end and what is under way fails', async () => {
  const other = inspectorClient({ program: join(__dirname, 'fake-inspector.js') });
  const { id } = await other.request(run('f'), 'describe', {});
  const under = other.request(run('f'), 'gradCam', { index: 60_000, class: 0 });
  const failed = assert.rejects(under, Failure);
  other.dispose();
  await failed;
  assert.ok(await gone(Number(id)));
  await assert.rejects(other.request(run('f'), 'describe', {}), withCode('inspector.cancelled'));
});
