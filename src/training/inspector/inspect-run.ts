import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { predictionsFromCsv } from '../../runs/predictions/predictions-csv';
import { isMissing, readRecord } from '../../runs/read-run';
import { readRunExperiment } from '../../runs/run-experiment';
import { runFiles } from '../../runs/run-files';
import { inspectorFailures } from '../../shared/failures/inspector';
import { runFailures } from '../../shared/failures/run';
import type {
  InspectorKind,
  InspectorParameters,
  InspectorReply,
  InspectorSample,
} from '../../shared/inspector-protocol';
import { lazily } from '../../shared/lazily';
import { shortFloat32 } from '../../shared/short-float32';
import { describeRun } from './describe-run';
import { loadNetwork } from './loaded-network';
import { openTestImages } from './open-test-images';
import { picture } from './picture';

/** Answers each kind of request about one run. */
export type RunInspector = {
  readonly [K in InspectorKind]: (parameters: InspectorParameters<K>) => Promise<InspectorReply<K>>;
};

/** Everything is opened when it is first asked for; what failed to open is tried again at the next request. */
export function inspectRun(path: string): RunInspector {
  const config = lazily(() => readRunExperiment(path));
  const images = lazily(async () => openTestImages(path, await config(), readRecord(path)));
  const network = lazily(async () => loadNetwork(path, await config(), classesOf(path).length));
  const image = async (index: number): Promise<Float32Array> => (await images()).pixels(index);
  return {
    describe: async () => describeRun(path, await config(), readRecord(path)),
    samples: async () => ({
      samples:
        (await predictedSamples(path)) ??
        (await images()).samples.map(({ id, label }, index) => ({ index, id, label })),
    }),
    picture: async ({ index, size }) => picture(await image(index), (await images()).shape, size),
    inputs: async ({ index, checkpoint }) => {
      const pixels = await image(index);
      const loaded = await network();
      loaded.use(checkpoint);
      const { inputs, weights, probabilities } = loaded.look(pixels, index);
      return { inputs: numbers(inputs), weights: numbers(weights), probabilities: numbers(probabilities) };
    },
    gradCam: async ({ index, class: classIndex, checkpoint }) => {
      const classes = classesOf(path).length;
      if (classIndex >= classes) throw inspectorFailures.noClass(classIndex, classes);
      const pixels = await image(index);
      const loaded = await network();
      loaded.use(checkpoint);
      const { height, width, values, probabilities } = loaded.gradCam(pixels, classIndex, index);
      return { height, width, values: numbers(values), probabilities: numbers(probabilities) };
    },
  };
}

/** The rows of `predictions.csv`; nothing where the run has none yet. */
async function predictedSamples(path: string): Promise<InspectorSample[] | undefined> {
  const file = join(path, runFiles.predictions);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  return predictionsFromCsv(text, file).rows.map(({ id, label, predicted }, index) => ({
    index,
    id,
    label,
    predicted,
  }));
}

function classesOf(path: string): readonly string[] {
  const { data } = readRecord(path);
  if (data === undefined) throw runFailures.noModel(path, 'it never got as far as its data');
  return data.classes;
}

function numbers(values: Float32Array): number[] {
  return Array.from(values, shortFloat32);
}
