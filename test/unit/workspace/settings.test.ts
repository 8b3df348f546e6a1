import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, settingDefaults, type Configuration, type SettingKey } from '../../../src/workspace/settings';
import { trainerCommand } from '../../../src/workspace/trainers/trainer-command';
import { Queue } from '../../../src/workspace/trainers/queue';

const configuration = (set: Partial<Record<SettingKey, unknown>>): Configuration => ({
  get: (key) => ({ ...settingDefaults, ...set })[key as SettingKey],
});

test('what a setting does not allow counts as its default', () => {
  const defaults = readSettings(configuration({}));
  assert.deepEqual(defaults, {
    ...{ trainerNode: undefined, memoryLimit: undefined, maximumConcurrentRuns: 1 },
    ...{ onClose: 'keep', engine: 'auto', tensorflowPath: undefined },
  });
  const wrong = {
    'trainer.memoryLimit': 3,
    maximumConcurrentRuns: 0,
    onClose: 'explode',
    engine: 7,
    'trainer.node': ' ',
  };
  assert.deepEqual(readSettings(configuration(wrong)), defaults);
  const right = readSettings(
    configuration({ 'trainer.memoryLimit': 2048.5, maximumConcurrentRuns: 3, onClose: 'ask' }),
  );
  assert.deepEqual([right.memoryLimit, right.maximumConcurrentRuns, right.onClose], [2048, 3, 'ask']);
});

test('a trainer runs on the own runtime without its window, or on the Node that is named, with its share of memory', () => {
  const environment = {
    PATH: '/bin',
    VSCODE_IPC_HOOK: 'x',
    ELECTRON_NO_ATTACH_CONSOLE: '1',
    NODE_OPTIONS: '--inspect',
  };
  const own = { execPath: '/code', environment };
  assert.deepEqual(trainerCommand(readSettings(configuration({})), own), {
    program: '/code',
    runtime: [],
    environment: { PATH: '/bin', ELECTRON_RUN_AS_NODE: '1' },
  });
  const set = { 'trainer.node': '/node', 'trainer.memoryLimit': 1000, 'tensorflow.path': '/tf' };
  assert.deepEqual(trainerCommand(readSettings(configuration(set)), own), {
    program: '/node',
    runtime: ['--max-old-space-size=400'],
    environment: {
      ...{ PATH: '/bin', ELECTRON_RUN_AS_NODE: '1' },
      ...{ HYBRID_QML_MEMORY_LIMIT: '600', HYBRID_QML_TFJS_NODE: '/tf' },
    },
  });
});

test('a queue reads back what it kept and passes over what is none', () => {
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  };
  const queue = new Queue(memory);
  const { id } = queue.add({ kind: 'train', experiment: '/a', set: ['x=1'] });
  const resume = queue.add({ kind: 'resume', run: '/r' });
  assert.equal(queue.add({ kind: 'resume', run: '/r' }).id, resume.id);
  const [key] = [...kept.keys()];
  kept.set(key!, [
    ...(kept.get(key!) as unknown[]),
    null,
    { id: 'x' },
    { id: 'y', since: '', task: { kind: 'train' } },
  ]);
  const again = new Queue(memory);
  assert.deepEqual(again.queued, queue.queued);
  assert.equal(again.remove(id)?.id, id);
  assert.equal(again.remove(id), undefined);
  assert.equal(new Queue(memory).queued.length, 1);
});
