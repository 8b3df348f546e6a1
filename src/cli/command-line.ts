import { parseArgs } from 'node:util';
import { Failure } from '../shared/failure';
import { didYouMean } from '../shared/did-you-mean';
import type { Command, CommandIo, ExitCode } from './command';

type Streams = Pick<CommandIo, 'out' | 'err'>;

/** Options that every command takes. */
const common = {
  json: { type: 'boolean', description: 'print JSON, one object a line' },
  help: { type: 'boolean', short: 'h', description: 'show how to use it' },
} as const;

/** Finds the command, parses its options, runs it; a failure becomes text on `err` and an exit code. */
export async function runCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  streams: Streams,
): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    streams.out.write(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const hint = didYouMean(
      name,
      commands.map((candidate) => candidate.name),
    );
    streams.err.write(`hybrid-qml: there is no command '${name}'.${hint}\nhybrid-qml --help lists them.\n`);
    return 2;
  }
  return runCommand(command, rest, streams);
}

async function runCommand(command: Command, argv: readonly string[], streams: Streams): Promise<ExitCode> {
  let json = false;
  try {
    const { values, positionals } = parse(command, argv);
    if (values['help'] === true) {
      streams.out.write(usage(command));
      return 0;
    }
    json = values['json'] === true;
    return await command.run({ values, positionals }, { ...streams, json });
  } catch (error) {
    return reportFailure(error, command, streams, json);
  }
}

function parse(command: Command, argv: readonly string[]): ReturnType<typeof parseArgs> {
  return parseArgs({
    args: [...argv],
    options: { ...command.options, ...common },
    allowPositionals: true,
    strict: true,
  });
}

function reportFailure(error: unknown, command: Command, { out, err }: Streams, json: boolean): ExitCode {
  if (error instanceof Failure) {
    if (json) out.write(`${JSON.stringify({ error: { code: error.code, message: error.message, ...error.place } })}\n`);
    err.write(`${error.message}\n`);
    return exitCodeOf(error.code);
  }
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    err.write(`hybrid-qml ${command.name}: ${error.message}\n${usage(command)}`);
    return 2;
  }
  err.write(
    `hybrid-qml ${command.name}: unexpected error, please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}

/** The area of a failure's code (`area.name`) decides the exit code. */
function exitCodeOf(code: string): ExitCode {
  const area = code.split('.')[0];
  if (area === 'experiment' || area === 'usage') return 2;
  if (area === 'dataset') return 3;
  if (area === 'engine') return 4;
  return 1;
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `hybrid-qml: hybrid quantum–classical networks on medical images. For research, not for diagnosis.\n\n${lines.join('\n')}\n\nhybrid-qml COMMAND --help tells more.\n`;
}

function usage(command: Command): string {
  const options = Object.entries({ ...command.options, ...common }).map(([name, option]) => {
    const { type, description = '' } = option as { type: string; description?: string };
    return [`--${name}${type === 'string' ? ' …' : ''}`, description] as const;
  });
  const width = Math.max(...options.map(([name]) => name.length));
  return `${command.summary}\n\n  hybrid-qml ${command.usage}\n\n${options.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n')}\n`;
}
