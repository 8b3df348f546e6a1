// Training speed of the reference model, engine by engine in processes of their own, on the same shapes and batch:
//
//   PYTHON=… HYBRID_QML_TFJS_NODE=… npx tsx bench/training/run.ts [--sides 128,224] [--threads 1,2] [--seconds 5]
//
// PYTHON (with torch) and HYBRID_QML_TFJS_NODE (see scripts/install-tensorflow.sh) add the peers; without them the embedded
// engine runs alone. Every configuration is measured in `--rounds` interleaved rounds, of which the best counts, so that
// another program's burst does not decide.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BATCH, type Measurement } from './measure';

const { values } = parseArgs({
  options: {
    sides: { type: 'string', default: '128,224' },
    threads: { type: 'string', default: '1,2' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '2' },
  },
});
const numbers = (text: string): number[] => text.split(',').map(Number);

type Peer = (side: number, threads: number) => Measurement | undefined;

function measured(command: string, args: string[], environment: NodeJS.ProcessEnv = {}): Measurement | undefined {
  const { stdout, stderr, status } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line !== undefined) return JSON.parse(line) as Measurement;
  console.error(`${command} ${args.join(' ')} gave nothing (status ${status}): ${stderr.trim().split('\n').at(-1)}`);
  return undefined;
}

function engine(name: string): Peer {
  const script = join(import.meta.dirname, 'measure.ts');
  return (side, threads) =>
    measured(process.execPath, ['--import', 'tsx', script, name, String(side), String(threads), values.seconds], {
      TF_NUM_INTRAOP_THREADS: String(threads),
      TF_NUM_INTEROP_THREADS: '1',
      TF_CPP_MIN_LOG_LEVEL: '3',
    });
}

function pytorch(python: string, ...layout: string[]): Peer {
  const script = join(import.meta.dirname, 'peers/pytorch_cnn.py');
  return (side, threads) => measured(python, [script, String(side), String(threads), values.seconds, ...layout]);
}

const { PYTHON: python, HYBRID_QML_TFJS_NODE: tfjsNode } = process.env;
const peers: Peer[] = [
  engine('wasm'),
  ...(tfjsNode === undefined ? [] : [engine('tensorflow')]),
  ...(python === undefined ? [] : [pytorch(python), pytorch(python, 'channels_last')]),
];

console.log('| image | threads | engine | images/s | wasm is | ms a step (median) | CPU ms a step | peak memory |');
console.log('|---|---|---|---|---|---|---|---|');
for (const side of numbers(values.sides))
  for (const threads of numbers(values.threads)) {
    const best = new Map<number, Measurement>();
    for (let round = 0; round < Number(values.rounds); round++)
      peers.forEach((peer, i) => {
        const result = peer(side, threads);
        const before = best.get(i);
        if (result !== undefined && (before === undefined || result.median < before.median)) best.set(i, result);
      });
    const own = best.get(0)?.median ?? NaN;
    for (const { engine: name, median, cpu, memory } of best.values())
      console.log(
        `| ${side}² | ${threads} | ${name} | ${((BATCH * 1000) / median).toFixed(0)} | ${(median / own).toFixed(2)}× | ${median.toFixed(1)} | ${cpu.toFixed(1)} | ${memory.toFixed(0)} MiB |`,
      );
  }
