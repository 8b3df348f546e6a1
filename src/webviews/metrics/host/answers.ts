import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Answers } from '../../messages/contract';
import type { MetricsContract } from '../contract';
import { readingAnswers, type ReadingServices } from './reading-answers';
import { writeReport } from './write-report';

export interface AnswerServices extends ReadingServices {
  /** `dist/cli.js`, which writes reports in a process of its own. */
  readonly program: string;
}

/** What the extension host does for the page. */
export function metricsAnswers(services: AnswerServices): Answers<MetricsContract> {
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
    report: ({ runs }) => saveReport(runs, runSet.roots[0], services.program),
  };
}

/** Asks where to, then writes. */
async function saveFile(
  root: string | undefined,
  name: string,
  content: string | Uint8Array,
): Promise<{ saved: boolean }> {
  const target = await askWhereTo(root, name);
  if (target === undefined) return { saved: false };
  await vscode.workspace.fs.writeFile(target, typeof content === 'string' ? Buffer.from(content) : content);
  return { saved: true };
}

async function saveReport(
  runs: readonly string[],
  root: string | undefined,
  program: string,
): Promise<{ saved: boolean }> {
  const target = await askWhereTo(root, 'report.html');
  if (target === undefined) return { saved: false };
  await writeReport(program, runs, target.fsPath);
  return { saved: true };
}

function askWhereTo(root: string | undefined, name: string): Thenable<vscode.Uri | undefined> {
  const open = vscode.workspace.workspaceFolders?.[0]?.uri;
  const folder = open ?? (root === undefined ? undefined : vscode.Uri.file(root));
  return vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, basename(name)) }),
    saveLabel: vscode.l10n.t('Export'),
  });
}
