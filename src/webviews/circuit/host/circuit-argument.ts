import { pathToFileURL } from 'node:url';
import type { CircuitSource } from '../contract';

/**
 * What a command was called with, as a circuit's source: a URI or path of an experiment or run folder, a run, or an item of
 * a tree that holds one of these.
 */
export function sourceOf(argument: unknown): CircuitSource | undefined {
  if (typeof argument === 'string') return fromText(argument);
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { scheme, fsPath, path, run, experiment, uri, resourceUri, file } = argument as Record<string, unknown>;
  if (typeof scheme === 'string' && typeof fsPath === 'string')
    return isYaml(fsPath) ? { kind: 'experiment', uri: uriText(argument) } : { kind: 'run', path: fsPath };
  for (const inside of [run, experiment, path, uri, file, resourceUri]) {
    const found = sourceOf(inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `vscode.Uri` has its own form of text. */
function uriText(argument: { toString(): string }): string {
  return argument.toString();
}

function fromText(text: string): CircuitSource {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(text)) return { kind: 'experiment', uri: text };
  return isYaml(text) ? { kind: 'experiment', uri: pathToFileURL(text).href } : { kind: 'run', path: text };
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
