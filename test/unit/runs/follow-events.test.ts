import assert from 'node:assert/strict';
import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { followEvents, readEvents, type Followed } from '../../../src/runs/follow-events';
import { temporaryFolder } from './temporary-folder';

const line = (message: string): string => `${JSON.stringify({ type: 'log', time: 't', level: 'info', message })}\n`;
const told = (item: Followed): string =>
  item.kind === 'event' && item.event.type === 'log' ? item.event.message : item.kind;

async function all(items: AsyncIterable<Followed>): Promise<Followed[]> {
  const found: Followed[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test('whole lines are read, a torn one waits, wrong ones are told', async (context) => {
  const file = join(temporaryFolder(context), 'events.ndjson');
  assert.deepEqual(await all(readEvents(file)), []);
  writeFileSync(file, `${line('é1')}nonsense\n{"type":"future"}\n{"type":"log","time":"t"}\n${line('2').slice(0, -9)}`);
  const items = await all(readEvents(file));
  assert.deepEqual(items.map(told), ['é1', 'unreadable', 'unreadable', 'unreadable']);
  appendFileSync(file, line('2').slice(-9));
  assert.deepEqual((await all(readEvents(file, items.at(-1).next))).map(told), ['2']);
});

test('lines longer than a chunk and characters on its edge are whole', async (context) => {
  const file = join(temporaryFolder(context), 'events.ndjson');
  const messages = ['é'.repeat(50_000), 'x', 'ü'.repeat(40_001), '日'.repeat(70_000)];
  writeFileSync(file, messages.map(line).join(''));
  assert.deepEqual((await all(readEvents(file))).map(told), messages);
});

test('following sees what is appended in pieces, and a file cut short from its beginning', async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'events.ndjson');
  const stop = new AbortController();
  const seen: string[] = [];
  const writes = new Map([
    ['1', () => appendFileSync(file, line('2').slice(0, 5))],
    ['2', () => (truncateSync(file, 0), appendFileSync(file, line('3')))],
    ['3', () => stop.abort()],
  ]);
  setTimeout(() => writeFileSync(file, line('1')), 20);
  setTimeout(() => appendFileSync(file, line('2').slice(5)), 300);
  for await (const item of followEvents(folder, { signal: stop.signal, poll: 50 })) {
    seen.push(told(item));
    writes.get(told(item))?.();
  }
  assert.deepEqual(seen, ['1', '2', 'restarted', '3']);
});

test('an abort ends it at once', async (context) => {
  const following = all(followEvents(temporaryFolder(context), { signal: AbortSignal.timeout(50), poll: 60_000 }));
  assert.deepEqual(await following, []);
});
