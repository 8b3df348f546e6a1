import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectRun } from './inspector/inspect-run';
import { serveRequests } from './inspector/serve-requests';

/**
 * The inspector as a process of its own, for the extension to fork: `inspector.js --run RUN` answers the requests of
 * `shared/inspector-protocol` over its IPC channel, about the images and weights of that run folder. It computes in one
 * thread, writes nothing but the cache of decoded images, and ends when the channel closes or when nothing was asked for
 * five minutes. Exit codes: 0 ended, 2 wrong arguments.
 */
const idleMilliseconds = 5 * 60_000;

function main(): void {
  const { run } = parseArgs({ options: { run: { type: 'string' } } }).values;
  if (run === undefined || process.send === undefined) {
    process.stderr.write('inspector.js needs --run RUN and an IPC channel\n');
    process.exitCode = 2;
    return;
  }
  let timer = setTimeout(leave, idleMilliseconds);
  const idle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(leave, idleMilliseconds);
  };
  const server = serveRequests(
    inspectRun(resolve(run)),
    (message) => {
      if (process.connected) process.send?.(message);
    },
    idle,
  );
  process.on('message', (message) => {
    clearTimeout(timer);
    server.take(message);
  });
  process.on('disconnect', leave);
}

/** At once, whatever is under way: nothing that it writes can be left broken. */
function leave(): void {
  process.exit(0);
}

main();
