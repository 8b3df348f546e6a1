import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { runCommandLine } from '../../../src/cli/command-line';
import { reportCommand } from '../../../src/cli/commands/report';
import { predictionsToCsv } from '../../../src/runs/predictions/predictions-csv';
import { runFiles } from '../../../src/runs/run-files';
import { readRunReading } from '../../../src/reporting/files/read-run-reading';
import { madeRun, trainingEvents } from '../../support/runs/made-run';
import { simulatedReading } from '../reporting/simulated-reading';
import { temporaryFolder } from '../runs/temporary-folder';

/** A run folder made elsewhere: nothing in it but what the format names. */
function runFolder(context: TestContext, seed = 1): string {
  const simulated = simulatedReading({ seed, name: 'made' });
  const run = madeRun(temporaryFolder(context), { seed, record: { state: 'completed', epoch: 2, epochs: 2 } });
  run.append(trainingEvents(2, 3, seed));
  writeFileSync(join(run.path, runFiles.experiment), simulated.experiment);
  writeFileSync(join(run.path, runFiles.predictions), predictionsToCsv(simulated.result!.predictions));
  return run.path;
}

async function report(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const sink = (): { stream: Writable; text: () => string } => {
    const chunks: string[] = [];
    const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
      chunks.push(chunk.toString());
      done();
    };
    return { stream: new Writable({ write }), text: () => chunks.join('') };
  };
  const [out, err] = [sink(), sink()];
  const code = await runCommandLine(['report', ...argv], [reportCommand], { out: out.stream, err: err.stream });
  return { code, out: out.text(), err: err.text() };
}

test('a report in every format, by name or by the ending of its file', async (context) => {
  const [one, other] = [runFolder(context, 1), runFolder(context, 2)];
  const file = (name: string): string => join(one, name);
  for (const [name, begins] of [
    ['a.html', '<!DOCTYPE html>'],
    ['a.md', '# '],
    ['a.tex', '\\documentclass'],
    ['a.csv', '# '],
  ] as const) {
    assert.deepEqual(await report(one, other, '--out', file(name)), { code: 0, out: `${file(name)}\n`, err: '' });
    assert.ok(readFileSync(file(name), 'utf8').startsWith(begins), name);
  }
  assert.match((await report(one, '--format', 'md')).out, /^# made\n\nReport of run/);
  assert.deepEqual(await report(one, '--format', 'md'), await report(one, '--format', 'md'));
});

test('wrong use is told', async (context) => {
  assert.equal((await report()).code, 2);
  assert.match((await report(runFolder(context), '--format', 'pdf')).err, /html, md, latex or csv/);
  assert.match((await report('/no/such/run')).err, /no run\.json/);
});

test('a reading is of the files alone; what is torn, missing or wrong is told and passed over', async (context) => {
  const path = runFolder(context);
  const whole = await readRunReading(path);
  assert.deepEqual(whole.problems, []);
  assert.equal(whole.result!.evaluation.samples, 80);
  assert.deepEqual(whole.result!.predictions, simulatedReading({ name: 'made' }).result!.predictions);
  assert.equal(whole.series.curves['train.loss']!.values.length, 2);

  appendFileSync(join(path, runFiles.events), '{"no":"type"}\n{"type":"epoch"');
  writeFileSync(join(path, runFiles.predictions), 'id,group\n');
  rmSync(join(path, runFiles.experiment));
  const broken = await readRunReading(path);
  assert.equal(broken.problems.length, 3);
  assert.equal(broken.result, undefined);
  assert.equal(broken.series.curves['train.loss']!.values.length, 2);
});
