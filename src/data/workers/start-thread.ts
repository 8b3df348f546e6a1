import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { distFolder } from '../../shared/dist-folder';

/**
 * Starts the program of the data threads: the bundle beside this code once built; run from source under tsx, the source.
 * Undefined where there is neither: then the work is done in place.
 */
export function startThread(options: WorkerOptions): Worker | undefined {
  if (basename(__dirname) !== 'dist' && process.execArgv.some((argument) => argument.includes('tsx'))) {
    const source = join(__dirname, '..', 'decode-worker.ts');
    // Workers do not inherit tsx's loader.
    return new Worker(`require('tsx/cjs'); require(${JSON.stringify(source)})`, { ...options, eval: true });
  }
  const bundle = join(distFolder(), 'decode-worker.js');
  return existsSync(bundle) ? new Worker(bundle, options) : undefined;
}
