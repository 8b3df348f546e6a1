import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Answers } from '../../messages/contract';
import type { MetricsContract } from '../contract';
import { readingAnswers, type ReadingServices } from './reading-answers';

/** What the extension host does for the page. */
export function metricsAnswers(services: ReadingServices): Answers<MetricsContract> {
  const { runSet } = services;
  return {
    ...readingAnswers(services),
    openCircuit: async ({ run, index }) => {
      await vscode.commands.executeCommand('hybridQml.openCircuit', run, index);
      return {};
    },
    save: ({ name, content }) => saveFile(runSet.roots[0], name, content),
    copy: async ({ text }) => {
      await vscode.env.clipboard.writeText(text);
      return {};
    },
    report: () => Promise.resolve({ saved: false }),
  };
}

/** Asks where to, then writes. */
export async function saveFile(
  root: string | undefined,
  name: string,
  content: string | Uint8Array,
): Promise<{ saved: boolean }> {
  const folder =
    vscode.workspace.workspaceFolders?.[0]?.uri ?? (root === undefined ? undefined : vscode.Uri.file(root));
  const target = await vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, basename(name)) }),
    saveLabel: vscode.l10n.t('Export'),
  });
  if (target === undefined) return { saved: false };
  await vscode.workspace.fs.writeFile(target, typeof content === 'string' ? Buffer.from(content) : content);
  return { saved: true };
}
