import { existsSync, readFileSync } from 'node:fs';
import type { SuiteResult } from './suite-result';

/** Prints what the result file says and gives it back; a missing file is a failure whatever the host said. */
export function report(resultFile: string, host: string): SuiteResult | undefined {
  if (!existsSync(resultFile)) {
    console.error(`✖ ${host}: no result file; the extension host did not reach the end of the suite`);
    return undefined;
  }
  const result = JSON.parse(readFileSync(resultFile, 'utf8')) as SuiteResult;
  const { passed, failed, skipped } = result;
  for (const title of passed) console.log(`✔ ${title}`);
  for (const title of skipped) console.log(`﹣ ${title} (skipped)`);
  for (const { title, error } of failed) console.log(`✖ ${title}\n${error.replaceAll(/^/gm, '    ')}`);
  console.log(`${host}: ${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
  if (passed.length + failed.length === 0) console.error('No test ran');
  return result;
}

/** Whether the suite ran and nothing failed. */
export function isGood(result: SuiteResult | undefined): boolean {
  return result !== undefined && result.failed.length === 0 && result.passed.length > 0;
}
