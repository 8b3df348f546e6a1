import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HybridQmlApi } from '../../src/workspace/api';

/** The installed extension, whether from source or from a .vsix. */
export function installedExtension(): vscode.Extension<HybridQmlApi> {
  const found = vscode.extensions.getExtension<HybridQmlApi>('hybrid-qml.hybrid-qml');
  assert.ok(found, 'the extension is not installed');
  return found;
}

export const activeApi = async (): Promise<HybridQmlApi> => installedExtension().activate();

/** The copy of test/extension/workspace that is open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

/** Asks at every change of the runs until it gets something. */
export async function whenRuns<T>(
  api: HybridQmlApi,
  what: string,
  ask: () => T | undefined,
  timeout = 25_000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      const states = api.runs().map(({ record }) => `${record.id} ${record.state} ${record.epoch}`);
      reject(new Error(`${what}: not within ${timeout} ms; runs: ${states.join(', ')}`));
    }, timeout);
    const look = (): void => {
      const found = ask();
      if (found === undefined) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve(found);
    };
    const subscription = api.onDidChangeRuns(look);
    look();
  });
}
