import { spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { killTree } from '../../workspace/trainers/kill-tree';
import { trainerCommand } from '../../workspace/trainers/trainer-command';
import type { CommandContext } from '../command-context';

/** How a command of `hybrid-qml` ended. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly cancelled: boolean;
}

const longestText = 64 * 1024 * 1024;

/** Runs the product's own command line on the trainer's runtime, with its memory limit and engines. */
export function runCommandLine(
  { extension, workspace }: CommandContext,
  args: readonly string[],
  cancellation: vscode.CancellationToken,
  environment: NodeJS.ProcessEnv = {},
): Promise<Said> {
  const program = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'cli.js').fsPath;
  const { execPath, env } = process;
  const command = trainerCommand(workspace.settings(), { execPath, environment: env });
  return runProcess(command.program, [...command.runtime, program, ...args], cancellation, {
    env: { ...command.environment, ...environment },
  });
}

export interface ProcessOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly shell?: boolean;
  /** Cancelling also ends what the program has started: it leads a process group of its own. */
  readonly tree?: boolean;
  /** Each piece of text it prints. */
  readonly heard?: (text: string) => void;
}

/** Runs a program to its end; cancelling ends it. A program that cannot be started ends with code `null` and why. */
export function runProcess(
  program: string,
  args: readonly string[],
  cancellation: vscode.CancellationToken,
  { heard, tree = false, ...options }: ProcessOptions,
): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      ...options,
      detached: tree && process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const said = { out: '', err: '' };
    for (const stream of ['out', 'err'] as const)
      child[`std${stream}`].setEncoding('utf8').on('data', (text: string) => {
        said[stream] = (said[stream] + text).slice(-longestText);
        heard?.(text);
      });
    const cancelled = cancellation.onCancellationRequested(() => {
      if (tree && child.pid !== undefined) void killTree(child.pid);
      else child.kill();
    });
    const end = (code: number | null, err = said.err): void => {
      cancelled.dispose();
      resolve({ code, out: said.out, err, cancelled: cancellation.isCancellationRequested });
    };
    child.on('error', (error) => end(null, error.message));
    child.on('close', (code) => end(code));
  });
}

/** Objects of `--json`, one a line; anything else on a line is passed over. */
export function jsonLines(text: string): unknown[] {
  return text.split('\n').flatMap((line): unknown[] => {
    try {
      return line.trim() === '' ? [] : [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}
