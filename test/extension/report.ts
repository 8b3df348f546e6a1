import { existsSync, readFileSync } from 'node:fs';
import type { SuiteResult } from './suite-result';

/** Prints what the result file says and gives the exit code; a missing file is a failure whatever the host said. */
export function report(resultFile: string, host: string): number {
  if (!existsSync(resultFile)) {
    console.error(`✖ ${host}: no result file; the extension host did not reach the end of the suite`);
    return 1;
  }
  const { passed, failed, skipped } = JSON.parse(readFileSync(resultFile, 'utf8')) as SuiteResult;
  for (const title of passed) console.log(`✔ ${title}`);
  for (const title of skipped) console.log(`﹣ ${title} (skipped)`);
  for (const { title, error } of failed) console.log(`✖ ${title}\n${error.replaceAll(/^/gm, '    ')}`);
  console.log(`${host}: ${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
  if (passed.length + failed.length === 0) console.error('No test ran');
  return failed.length === 0 && passed.length > 0 ? 0 : 1;
}
