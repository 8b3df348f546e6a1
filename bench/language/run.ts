// How fast the language server answers: `npm run bench:language`. Drives dist/language-server.js over its protocol, as an editor does.
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { largeExperiment } from './large-experiment';

const root = join(__dirname, '../..');
const uri = pathToFileURL(join(root, 'examples', 'bench.experiment.yaml')).href;

interface Server {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
  /** Milliseconds from the fork to the answer to `initialize`. */
  readonly started: number;
}

async function startServer(): Promise<Server> {
  const begun = performance.now();
  const child = fork(join(root, 'dist/language-server.js'), ['--node-ipc'], { stdio: 'inherit', execArgv: [] });
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const started = performance.now() - begun;
  await connection.sendNotification('initialized', {});
  return { child, connection, started };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

function row(name: string, values: readonly number[], limit: number): string {
  const [middle, high, most] = [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)];
  const verdict = high <= limit ? 'kept' : 'MISSED';
  return `${name.padEnd(34)} ${middle.toFixed(1).padStart(7)} ${high.toFixed(1).padStart(7)} ${most.toFixed(1).padStart(7)}   ${limit} ms ${verdict}`;
}

/** Types a character and takes it back at many places; after each press: completion, and the problems of that version. */
async function typing({ connection }: Server, text: string, presses: number) {
  const lines = text.split('\n');
  const completion: number[] = [];
  const diagnostics: number[] = [];
  let version = 1;
  let told: ((version: number) => void) | undefined;
  connection.onNotification('textDocument/publishDiagnostics', (sent: { version?: number }) =>
    told?.(sent.version ?? -1),
  );
  const change = async (line: number, from: number, to: number, inserted: string): Promise<void> => {
    version++;
    const range = { start: { line, character: from }, end: { line, character: to } };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: inserted }],
    });
  };
  for (let press = 0; press < presses; press++) {
    const line = (press * 37) % lines.length;
    const end = lines[line]!.length;
    const begun = performance.now();
    const wanted = version + 1;
    const problems = new Promise<number>((resolve) => {
      told = (seen) => {
        if (seen >= wanted) resolve(performance.now() - begun);
      };
    });
    await change(line, end, end, 'e');
    const asked = performance.now();
    const position = { line, character: end + 1 };
    await connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
    completion.push(performance.now() - asked);
    diagnostics.push(await problems);
    await change(line, end, end + 1, '');
  }
  return { completion, diagnostics };
}

/** What a process that does nothing takes: on a busy machine most of the server's start is this. */
async function startOfNothing(): Promise<number> {
  const begun = performance.now();
  const child = fork(join(__dirname, 'nothing.js'), { stdio: 'inherit', execArgv: [] });
  await new Promise((resolve) => child.once('message', resolve));
  child.kill();
  return performance.now() - begun;
}

async function main(): Promise<void> {
  const nothing: number[] = [];
  for (let attempt = 0; attempt < 5; attempt++) nothing.push(await startOfNothing());
  const starts: number[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    const { child, started, connection } = await startServer();
    starts.push(started);
    connection.dispose();
    child.kill();
  }
  const text = largeExperiment(readFileSync(join(root, 'examples/brain-tumour-official.experiment.yaml'), 'utf8'));
  const server = await startServer();
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'hybrid-qml-experiment', version: 1, text },
  });
  await typing(server, text, 20);
  const { completion, diagnostics } = await typing(server, text, 200);
  const [load = 0] = loadavg();
  console.log(`load of the machine: ${load.toFixed(1)} on ${availableParallelism()} cores`);
  console.log(`${text.split('\n').length} lines; milliseconds      median     p95     max   p95 wanted`);
  console.log(
    `an empty Node process              ${percentile(nothing, 0.5).toFixed(1).padStart(7)} ${percentile(nothing, 0.95).toFixed(1).padStart(7)}`,
  );
  console.log(row('start of the server', starts, 400));
  console.log(row('completion after a key press', completion, 50));
  console.log(row('problems after a key press', diagnostics, 150));
  server.connection.dispose();
  server.child.kill();
}

void main();
