import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { predictionsFromCsv, predictionsToCsv } from '../../../src/runs/predictions/predictions-csv';
import { Failure } from '../../../src/shared/failure';

const text = fc.string({ unit: 'binary' });
const classNames = fc.uniqueArray(text, { minLength: 2, maxLength: 4 });
const predictions = classNames.chain((classes) => {
  const label = fc.nat(classes.length - 1);
  const probabilities = fc.array(
    fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p + 0),
    {
      minLength: classes.length,
      maxLength: classes.length,
    },
  );
  const rows = fc.array(fc.record({ id: text, group: text, label, predicted: label, probabilities }));
  return rows.map((all) => ({ classes, rows: all }));
});

test('csv round trip', () => {
  fc.assert(
    fc.property(predictions, (given) =>
      assert.deepEqual(predictionsFromCsv(predictionsToCsv(given), 'p.csv'), {
        ...given,
        rows: given.rows.map((row) => ({ ...row })),
      }),
    ),
  );
});

test('the file reads as documented', () => {
  const row = { id: 'a/b.png', group: 'g,1', label: 0, predicted: 1, probabilities: Float32Array.of(0.25, 0.75) };
  const csv = predictionsToCsv({ classes: ['no', 'yes'], rows: [row] });
  assert.equal(csv, 'id,group,label,predicted,p:no,p:yes\na/b.png,"g,1",no,yes,0.25,0.75\n');
});

test('a diverged model is said, and wrong files name the line', () => {
  const fails = (work: () => unknown, code: string, line?: number) =>
    assert.throws(work, (thrown) => thrown instanceof Failure && thrown.code === code && thrown.place.line === line);
  const row = { id: 'a', group: 'a', label: 0, predicted: 0, probabilities: [NaN, 0] };
  fails(() => predictionsToCsv({ classes: ['x', 'y'], rows: [row] }), 'run.not-finite');
  const header = 'id,group,label,predicted,p:x,p:y\n';
  const read = (csv: string) => () => predictionsFromCsv(csv, 'p.csv');
  fails(read('id,group,label,p:x,p:y\n'), 'run.predictions-header', 1);
  fails(read('id,group,label,predicted,p:x,y\n'), 'run.predictions-header', 1);
  fails(read('id,group,label,predicted,p:x,p:x\n'), 'run.predictions-header', 1);
  fails(read(`${header}a,a,x,y,0.5,0.5\na,a,z,x,0.5,0.5\n`), 'run.predictions-row', 3);
  fails(read(`${header}a,a,x,y,0.5,\n`), 'run.predictions-row', 2);
  fails(read(`${header}a,a,x,y,0.5,1.5\n`), 'run.predictions-row', 2);
});
