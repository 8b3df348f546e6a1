// Runs the test files of one kind with Node's own runner: `node scripts/test.mjs unit [filter …]`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

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
const run = (some, concurrency) => {
  const args = ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, ...some];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
};

/**
 * Each test of the workbench has a server and a browser to itself: one at a time. One that fails is run once more, for
 * a whole VS Code has moments of its own; what fails twice has failed, what failed once is named.
 */
function runInBrowser() {
  const again = files.filter((file) => !run([file], 1));
  const failed = again.filter((file) => !run([file], 1));
  for (const file of again)
    console.log(
      `${failed.includes(file) ? 'Failed twice' : 'Passed at the second attempt only'}: ${relative(root, file)}`,
    );
  console.log(`Browser suite: ${files.length} files, ${again.length} run again, ${failed.length} failed`);
  return failed.length === 0;
}

process.exit((kind === 'browser' ? runInBrowser() : run(files, 2)) ? 0 : 1);
