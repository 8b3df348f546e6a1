/** One verb of the command line; `command-line.ts` parses, calls `run`, turns a Failure into text and an exit code. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** As in `train FILE [--set path=value]…`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  run(input: CommandInput, io: CommandIo): Promise<ExitCode>;
}

/** An option as `util.parseArgs` takes it, with a line for `--help`. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly description: string;
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

export interface CommandIo {
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: NodeJS.WritableStream;
  /** `--json` was given: one object a line on `out`, nothing else. */
  readonly json: boolean;
}

/** 0 done · 1 failed · 2 wrong usage or experiment · 3 data problem · 4 engine problem · 130 stopped by the user. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;
