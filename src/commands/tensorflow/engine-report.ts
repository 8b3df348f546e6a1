import * as vscode from 'vscode';
import { jsonLines, runCommandLine } from '../child/command-line';
import type { CommandContext } from '../command-context';

/** What `hybrid-qml engines` says of one engine. */
export interface EngineReport {
  readonly engine: string;
  readonly available: boolean;
  /** Its version, or why it cannot run. */
  readonly detail: string;
}

/** Asks a process on the trainer's runtime, so that an engine that crashes takes nothing else with it. */
export async function engineReports(
  context: CommandContext,
  cancellation: vscode.CancellationToken,
  environment: NodeJS.ProcessEnv = {},
): Promise<readonly EngineReport[]> {
  const said = await runCommandLine(context, ['engines', '--test', '--json'], cancellation, environment);
  const reports = jsonLines(said.out).filter(isReport);
  if (reports.length === 0 && !said.cancelled) context.log.error(said.err.trim());
  return reports;
}

function isReport(value: unknown): value is EngineReport {
  if (typeof value !== 'object' || value === null) return false;
  const { engine, available, detail } = value as Record<string, unknown>;
  return typeof engine === 'string' && typeof available === 'boolean' && typeof detail === 'string';
}
