import { basename, join } from 'node:path';

/** The folder of built bundles: where this code runs from once bundled, and `dist/` beside `src/` when run from source. */
export function distFolder(): string {
  return basename(__dirname) === 'dist' ? __dirname : join(__dirname, '..', '..', 'dist');
}
