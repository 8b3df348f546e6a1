// Stands in for dist/inspector.js. What it does depends on the run folder's name and on the request.
const { setTimeout } = require('node:timers');
const { existsSync, writeFileSync } = require('node:fs');

const run = process.argv[process.argv.indexOf('--run') + 1];
const description = {
  id: String(process.pid),
  name: run,
  classes: ['a', 'b'],
  shape: [8, 8, 1],
  circuit: null,
  heatMap: [4, 4],
  engine: { inspector: 'wasm' },
  final: true,
  checkpoints: [],
};

process.on('disconnect', () => process.exit(0));
process.on('message', ({ type, id, kind, parameters }) => {
  const reply = (value) => process.send({ type: 'reply', id, value });
  if (type === 'cancel') return writeFileSync(`${run}.cancelled`, String(id));
  if (kind === 'describe') return reply(description);
  if (kind === 'samples') return reply({ samples: 'none' });
  if (kind === 'inputs')
    return process.send({
      type: 'failure',
      id,
      failure: { code: 'run.no-model', what: 'No model.', remedy: 'Train.', file: run },
    });
  if (kind === 'picture') {
    // Dies over it the first time, or each time where `index` is 1
    const mark = `${run}.died`;
    if (parameters.index === 1 || !existsSync(mark)) {
      writeFileSync(mark, '');
      process.stderr.write('out of luck\n', () => process.exit(3));
      return;
    }
    return reply({ png: '', width: 1, height: 1, low: 0, high: 1 });
  }
  if (kind === 'gradCam')
    setTimeout(() => reply({ height: 0, width: 0, values: [], probabilities: [] }), parameters.index);
});
