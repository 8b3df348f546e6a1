import './register-gradients';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import util from 'node:util';
import { engineFailures } from '../../shared/failures/engine';
import { messageOf } from '../../shared/failure';
import type { Availability, Engine, RunningEngine } from './engine';
import { selfTest } from './self-test';

/** What is used of the package, which brings no types of its own into the build. */
interface TfjsNode {
  readonly version: Readonly<Record<string, string>>;
}

const PACKAGE = '@tensorflow/tfjs-node';

/** The native engine: @tensorflow/tfjs-node, where the user has installed it. HYBRID_QML_TFJS_NODE may name its folder. */
export const tensorflowEngine: Engine = {
  name: 'tensorflow',

  available: (): Promise<Availability> => {
    try {
      const { version } = load();
      return Promise.resolve({ available: true, detail: versionText(version) });
    } catch (error) {
      return Promise.resolve({ available: false, reason: reasonOf(error) });
    }
  },

  start: async (): Promise<RunningEngine> => {
    let version: TfjsNode['version'];
    try {
      ({ version } = load());
    } catch (error) {
      throw engineFailures.unavailable('tensorflow', [reasonOf(error)]);
    }
    await setBackend('tensorflow');
    await ready();
    selfTest('tensorflow');
    return {
      name: 'tensorflow',
      backend: 'tensorflow',
      // libtensorflow sizes its own pool when it loads; only its environment variable can say otherwise.
      threads: Number(process.env['TF_NUM_INTRAOP_THREADS']) || availableParallelism(),
      version: versionText(version),
      stop: () => Promise.resolve(),
    };
  },
};

let loaded: TfjsNode | undefined;

function load(): TfjsNode {
  if (loaded !== undefined) return loaded;
  restoreNodeUtilities();
  const folder = process.env['HYBRID_QML_TFJS_NODE'];
  const wanted = folder === undefined || folder === '' ? PACKAGE : resolve(folder);
  loaded = createRequire(__filename)(wanted) as TfjsNode;
  return loaded;
}

/** tfjs-node 4.22 calls functions of `util` that Node 23 removed (tfjs#8609). */
function restoreNodeUtilities(): void {
  const utilities = util as unknown as Record<string, unknown>;
  utilities['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  utilities['isArray'] ??= (value: unknown) => Array.isArray(value);
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const text = messageOf(error).split('\n')[0]!;
  if (code === 'MODULE_NOT_FOUND' && text.includes('tfjs_binding'))
    return `${PACKAGE} is installed, but its native addon was not built (${text}).`;
  if (code === 'MODULE_NOT_FOUND') return `${PACKAGE} is not installed (${text}).`;
  return `${PACKAGE} does not load: ${text}.`;
}

function versionText(version: TfjsNode['version']): string {
  const native = version['tensorflow'] ?? version['tfjs-node'] ?? 'version unknown';
  return `${PACKAGE} ${version['tfjs-node'] ?? version['tfjs'] ?? ''}, libtensorflow ${native}`.replace('  ', ' ');
}
