import { join } from 'node:path';
import * as vscode from 'vscode';
import { runFiles } from '../../../runs/run-files';
import { circuitPanelFailures } from '../../../shared/failures/circuit-panel';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';
import type { Answers } from '../../messages/contract';
import type { CircuitContract, CircuitSource } from '../contract';
import { editYaml } from './edit-yaml';
import { otherCircuits } from './other-circuits';
import { saveExport } from './save-export';

/** What the extension host does for the page of this circuit. */
export function circuitAnswers(source: CircuitSource, inspector: InspectorClient): Answers<CircuitContract> {
  const run = (): string => {
    if (source.kind === 'experiment') throw circuitPanelFailures.noRun();
    return source.path;
  };
  return {
    edit: async ({ setting, value }) => {
      if (source.kind === 'run') throw circuitPanelFailures.runsAreFixed();
      await applyEdit(vscode.Uri.parse(source.uri), setting, value);
      return {};
    },
    samples: () => inspector.request(run(), 'samples', {}),
    image: async ({ index }) => {
      const [{ png, width, height }, numbers] = await Promise.all([
        inspector.request(run(), 'picture', { index, size: 192 }),
        inspector.request(run(), 'inputs', { index }),
      ]);
      return { png, width, height, ...numbers };
    },
    ...otherCircuits(source.kind === 'run' ? source.path : undefined),
    save: ({ format, content }) => saveExport(source, format, content),
    copy: async ({ content }) => {
      await vscode.env.clipboard.writeText(content);
      return {};
    },
    openSource: async () => {
      const uri =
        source.kind === 'run' ? vscode.Uri.file(join(source.path, runFiles.experiment)) : vscode.Uri.parse(source.uri);
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false });
      return {};
    },
  };
}

/** As the user would type it: undone by Ctrl+Z, saved when the user saves. */
async function applyEdit(uri: vscode.Uri, setting: string, value: string | number | boolean): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = editYaml(document.getText(), ['model', 'quantum', setting], value);
  if (edit === undefined) throw circuitPanelFailures.notEditable(uri.fsPath);
  const changes = new vscode.WorkspaceEdit();
  changes.replace(uri, new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end)), edit.text);
  if (!(await vscode.workspace.applyEdit(changes))) throw circuitPanelFailures.notEditable(uri.fsPath);
}
