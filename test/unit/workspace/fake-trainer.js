// A trainer that trains nothing: makes a run folder, tells it, lives until it is asked to stop, as the real one does.
const { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { hostname } = require('node:os');
const { basename, dirname, join } = require('node:path');
const { clearInterval, setInterval } = require('node:timers');

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const fail = (failure) => {
  process.stderr.write(`${failure.what}\n`);
  process.send({ type: 'failed', failure });
  process.exitCode = 1;
};

const experiment = option('experiment');
const text = experiment === undefined ? '' : readFileSync(experiment, 'utf8');
if (text.includes('bad'))
  fail({ code: 'experiment.invalid', what: 'It is bad.', remedy: 'Mend it.', place: { file: experiment, line: 1 } });
else if (text.includes('crash')) {
  process.stderr.write('the end is near\n');
  process.exitCode = 3;
} else run();

function run() {
  const root = option('runs') ?? (experiment && dirname(experiment));
  const id = `${Date.now()}-${process.pid}`;
  const path = option('resume') ?? join(root, '.hybrid-qml', 'runs', id);
  mkdirSync(join(path, 'control'), { recursive: true });
  const now = new Date().toISOString();
  const save = (state) => {
    const process_ = { pid: process.pid, host: hostname(), heartbeat: new Date().toISOString() };
    const record = {
      format: 1,
      id: basename(path),
      name: 'fake',
      source: 'x',
      state,
      epoch: 1,
      epochs: 2,
      seed: 1,
      versions: { product: '0', node: '', platform: '' },
      hashes: { config: '' },
      started: now,
      updated: now,
      process: process_,
    };
    writeFileSync(join(path, 'run.json.new'), JSON.stringify(record));
    require('node:fs').renameSync(join(path, 'run.json.new'), join(path, 'run.json'));
  };
  save('running');
  writeFileSync(join(path, 'arguments.json'), JSON.stringify(process.argv.slice(2)));
  process.send({ type: 'started', run: path });
  process.stderr.write('a word of the fake trainer\n');
  const timer = setInterval(() => {
    // A test that has ended leaves none behind
    if (!existsSync(path)) return clearInterval(timer);
    if (existsSync(join(path, 'control', 'checkpoint'))) {
      rmSync(join(path, 'control', 'checkpoint'));
      writeFileSync(join(path, 'checkpointed'), '');
    }
    if (!existsSync(join(path, 'control', 'stop'))) return;
    rmSync(join(path, 'control', 'stop'));
    clearInterval(timer);
    save('stopped');
  }, 20);
}
