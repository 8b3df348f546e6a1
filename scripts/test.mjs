// Runs the test files of one kind with Node's own runner: `node scripts/test.mjs unit [filter …]`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const [kind = 'unit', ...filters] = process.argv.slice(2);
const folder = join(root, 'test', kind);
const files = readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => filters.length === 0 || filters.some((text) => file.includes(text)))
  .map((file) => join(folder, file))
  .sort();
if (files.length === 0) {
  console.error(`No test files in test/${kind} match ${filters.join(', ')}`);
  process.exit(1);
}
// Each test of the workbench has a server and a browser to itself: one at a time
const concurrency = kind === 'browser' ? 1 : 2;
const args = ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, ...files];
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
