import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { decode } from 'fast-png';
import { loadExperiment } from '../../../../src/experiment/load';
import { readEvents } from '../../../../src/runs/follow-events';
import { predictionsFromCsv } from '../../../../src/runs/predictions/predictions-csv';
import type { CircuitEvent } from '../../../../src/runs/run-event';
import { Failure } from '../../../../src/shared/failure';
import type { InspectorKind } from '../../../../src/shared/inspector-protocol';
import { trainExperiment } from '../../../../src/training/run/train-experiment';
import { inspectorClient, type InspectorClient } from '../../../../src/workspace/inspector/inspector-client';
import { writeImageFolder } from '../../../fixtures/image-folder';
import { relativeError } from '../engine/with-backend';

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-inspector-'));
let client: InspectorClient;
let phantom: string;
let images: string;

async function train(name: string, yaml: string): Promise<string> {
  const file = join(folder, `${name}.experiment.yaml`);
  writeFileSync(
    file,
    `${yaml}
model: { blocks: [{ filters: 4 }, { filters: 8 }], dense: { units: 8 }, quantum: { qubits: 3, layers: 1 } }
training: { epochs: 3, batchSize: 8 }
evaluation: { bootstrap: 20 }
`,
  );
  const { config } = await loadExperiment(file);
  const observer = { started: () => undefined, preparing: () => undefined, event: () => undefined };
  return (await trainExperiment({ config, file, root: folder }, observer)).path;
}

before(async () => {
  writeImageFolder(join(folder, 'images'), { dark: 10, bright: 120 }, 20);
  phantom = await train('phantom', 'dataset: { source: phantom, imagesPerClass: 15 }\npreprocessing: { size: 16 }');
  images = await train(
    'images',
    'dataset: { source: folder, path: images }\npreprocessing: { size: [12, 16], channels: 3 }',
  );
  // From source, so that no bundle need be built for the test
  const program = join(folder, 'inspector.js');
  const source = join(__dirname, '../../../../src/training/inspector.ts');
  writeFileSync(
    program,
    `require(${JSON.stringify(createRequire(__filename).resolve('tsx/cjs'))}); require(${JSON.stringify(source)});`,
  );
  client = inspectorClient({ program });
});
after(() => {
  client.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const refused = (run: string, kind: InspectorKind, parameters: object, code: string): Promise<void> =>
  assert.rejects(client.request(run, kind, parameters), (error) => error instanceof Failure && error.code === code);
const predictionsOf = (run: string) =>
  predictionsFromCsv(readFileSync(join(run, 'predictions.csv'), 'utf8'), 'predictions.csv');

test('a run is described', async () => {
  const description = await client.request(phantom, 'describe', {});
  const { checkpoints, ...rest } = description;
  assert.deepEqual(rest, {
    id: basename(phantom),
    name: 'phantom',
    classes: predictionsOf(phantom).classes,
    shape: [16, 16, 1],
    circuit: { inputs: 3, weights: 9, outputs: 3 },
    heatMap: [8, 8],
    engine: { run: 'wasm', inspector: 'wasm' },
    final: true,
  });
  assert.deepEqual(
    checkpoints.map(({ epoch, batch }) => [epoch, batch]),
    [
      [3, 0],
      [2, 0],
    ],
  );
});

test('the samples are the rows of predictions.csv', async () => {
  const { samples } = await client.request(phantom, 'samples', {});
  const { rows } = predictionsOf(phantom);
  assert.deepEqual(
    samples,
    rows.map(({ id, label, predicted }, index) => ({ index, id, label, predicted })),
  );
});

test('an image’s probabilities are those of predictions.csv, its circuit inputs those of the last circuit event', async () => {
  const { rows } = predictionsOf(phantom);
  for (const [index, row] of rows.slice(0, 5).entries()) {
    const { probabilities } = await client.request(phantom, 'inputs', { index });
    assert.ok(relativeError(probabilities, row.probabilities) < 1e-5);
  }
  const told: CircuitEvent[] = [];
  for await (const item of readEvents(join(phantom, 'events.ndjson')))
    if (item.kind === 'event' && item.event.type === 'circuit') told.push(item.event);
  const samples = told[0]!.probes.samples!;
  for (const checkpoint of ['final', 'last', 2] as const) {
    const { weights, probes } = told.at(checkpoint === 2 ? 2 : -1);
    for (const [n, { index }] of samples.entries()) {
      const reply = await client.request(phantom, 'inputs', { index, checkpoint });
      assert.ok(relativeError(reply.inputs, probes.inputs[n] as number[]) < 1e-5);
      assert.deepEqual(reply.weights, weights);
    }
  }
});

test('a picture is what the network sees, and can be had smaller', async () => {
  const { png, width, height, low, high } = await client.request(phantom, 'picture', { index: 1 });
  const image = decode(Buffer.from(png, 'base64'));
  assert.deepEqual([image.width, image.height, image.channels, image.depth], [16, 16, 1, 8]);
  assert.deepEqual([width, height], [16, 16]);
  assert.ok(low < high);
  assert.deepEqual([Math.min(...image.data), Math.max(...image.data)], [0, 255]);
  const colour = await client.request(images, 'picture', { index: 0, size: 8 });
  const small = decode(Buffer.from(colour.png, 'base64'));
  assert.deepEqual([small.width, small.height, small.channels], [8, 6, 3]);
});

test('a heat map has the shape that was announced, and the probabilities beside it', async () => {
  const maps = [];
  for (let index = 0; index < 3; index++) {
    const { probabilities } = await client.request(phantom, 'inputs', { index });
    const map = await client.request(phantom, 'gradCam', { index, class: 1 });
    assert.deepEqual([map.height, map.width, map.values.length], [8, 8, 64]);
    assert.ok(map.values.every((value) => value >= 0));
    assert.deepEqual(map.probabilities, probabilities);
    maps.push(map.values);
  }
  assert.ok(maps.flat().some((value) => value > 0));
});

test('what is not there is refused by name', async () => {
  await refused(phantom, 'picture', { index: 1000 }, 'inspector.no-sample');
  await refused(phantom, 'gradCam', { index: 0, class: 9 }, 'inspector.no-class');
  await refused(phantom, 'inputs', { index: 0, checkpoint: 1 }, 'inspector.no-weights');
  await refused(phantom, 'inputs', { index: 0, checkpoint: 'best' }, 'inspector.no-weights');
  await refused(phantom, 'inputs', { index: 'first' }, 'inspector.bad-message');
  await refused(join(folder, 'nothing'), 'describe', {}, 'run.bad-experiment');
});

test('only the cache is ever written', async () => {
  const before = readdirSync(phantom, { recursive: true }).sort();
  const bytes = readFileSync(join(phantom, 'run.json'));
  await client.request(phantom, 'inputs', { index: 2 });
  assert.deepEqual(readdirSync(phantom, { recursive: true }).sort(), before);
  assert.deepEqual(readFileSync(join(phantom, 'run.json')), bytes);
});

test('where the data are gone a run is still described, and the rest says what is missing', async () => {
  const elsewhere = join(folder, 'elsewhere', 'run');
  cpSync(images, elsewhere, { recursive: true });
  assert.equal((await client.request(elsewhere, 'describe', {})).classes.length, 2);
  assert.ok((await client.request(elsewhere, 'samples', {})).samples.length > 0);
  await assert.rejects(
    client.request(elsewhere, 'picture', { index: 0 }),
    (error) =>
      error instanceof Failure && error.code === 'inspector.data-missing' && basename(error.place.file!) === 'images',
  );
  assert.ok(!existsSync(join(folder, 'cache')), 'no cache is made outside of .hybrid-qml');
});

test('data that have changed are not shown as if they were the run’s', async () => {
  writeImageFolder(join(folder, 'images'), { dark: 77 }, 3);
  client.dispose();
  const again = inspectorClient({ program: join(folder, 'inspector.js') });
  try {
    await assert.rejects(
      again.request(images, 'picture', { index: 0 }),
      (error) => error instanceof Failure && error.code === 'run.data-changed',
    );
  } finally {
    again.dispose();
  }
});
