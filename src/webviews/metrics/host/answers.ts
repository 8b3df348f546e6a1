import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { isMissing } from '../../../runs/read-run';
import { runFiles } from '../../../runs/run-files';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';
import type { Answers } from '../../messages/contract';
import type { MetricsContract } from '../contract';
import { listRunsIn } from './run-list';
import type { RunSet } from './run-set';

export interface AnswerServices {
  readonly runSet: RunSet;
  readonly inspector: InspectorClient;
  /** Told whenever other runs are shown. */
  showing(runs: readonly string[]): void;
}

/** What the extension host does for the page. */
export function metricsAnswers({ runSet, inspector, showing }: AnswerServices): Answers<MetricsContract> {
  return {
    view: (view) => {
      runSet.showView(view);
      return {};
    },
    show: ({ runs }) => {
      runSet.showRuns(runs);
      showing(runs);
      return {};
    },
    runs: async () => {
      const { runs, broken } = await listRunsIn(runSet.roots);
      return {
        runs: runs.map(({ path, record, liveness }) => ({ path, record, liveness })),
        broken: broken.map(({ path, what }) => ({ path, what })),
      };
    },
    predictions: async ({ run }) => ({
      csv: await readFile(join(run, runFiles.predictions), 'utf8'),
      evaluation: await jsonIn(join(run, runFiles.evaluation)),
    }),
    experiments: async ({ runs }) => ({
      texts: await Promise.all(runs.map(async (run) => (await textIn(join(run, runFiles.experiment))) ?? '')),
    }),
    picture: async ({ run, index, size }) => {
      const { png, width, height } = await inspector.request(run, 'picture', { index, size });
      return { png, width, height };
    },
    gradCam: async ({ run, index, class: of }) => {
      const { width, height, values } = await inspector.request(run, 'gradCam', { index, class: of });
      return { width, height, values };
    },
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
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? (root === undefined ? undefined : vscode.Uri.file(root));
  const target = await vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, basename(name)) }),
    saveLabel: vscode.l10n.t('Export'),
  });
  if (target === undefined) return { saved: false };
  await vscode.workspace.fs.writeFile(target, typeof content === 'string' ? Buffer.from(content) : content);
  return { saved: true };
}

async function textIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await textIn(file);
  return text === undefined ? null : (JSON.parse(text) as unknown);
}
