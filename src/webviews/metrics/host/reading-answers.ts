import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../../../runs/read-run';
import { runFiles } from '../../../runs/run-files';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';
import type { Answers } from '../../messages/contract';
import type { MetricsContract } from '../contract';
import { listRunsIn } from './run-list';
import type { RunSet } from './run-set';

export interface ReadingServices {
  readonly runSet: RunSet;
  readonly inspector: InspectorClient;
  /** Told whenever other runs are shown. */
  readonly showing: (runs: readonly string[]) => void;
}

type Reading = 'view' | 'show' | 'runs' | 'predictions' | 'experiments' | 'picture' | 'gradCam';

/** What the page asks of run folders; needs no VS Code. */
export function readingAnswers({
  runSet,
  inspector,
  showing,
}: ReadingServices): Pick<Answers<MetricsContract>, Reading> {
  return {
    view: (view) => {
      runSet.showView(view);
      return {};
    },
    show: ({ runs }) => {
      runSet.showRuns(runs);
      showing(runs);
      return {};
    },
    runs: async () => {
      const { runs, broken } = await listRunsIn(runSet.roots);
      return {
        runs: runs.map(({ path, record, liveness }) => ({ path, record, liveness })),
        broken: broken.map(({ path, what }) => ({ path, what })),
      };
    },
    predictions: async ({ run }) => ({
      csv: await readFile(join(run, runFiles.predictions), 'utf8'),
      evaluation: await jsonIn(join(run, runFiles.evaluation)),
    }),
    experiments: async ({ runs }) => ({
      texts: await Promise.all(runs.map(async (run) => (await textIn(join(run, runFiles.experiment))) ?? '')),
    }),
    picture: async ({ run, index, size }) => {
      const { png, width, height } = await inspector.request(run, 'picture', { index, size });
      return { png, width, height };
    },
    gradCam: async ({ run, index, class: of }) => {
      const { width, height, values } = await inspector.request(run, 'gradCam', { index, class: of });
      return { width, height, values };
    },
  };
}

async function textIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await textIn(file);
  return text === undefined ? null : (JSON.parse(text) as unknown);
}
