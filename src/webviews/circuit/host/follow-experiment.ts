import { basename } from 'node:path';
import * as vscode from 'vscode';
import { messageOf } from '../../../shared/failure';
import { Pacer } from '../../../workspace/pacer';
import type { CircuitSnapshot, CircuitSource } from '../contract';
import { drawExperiment } from './draw-experiment';

/** Milliseconds between drawings: a keystroke is drawn at once, a burst of them as the panel can follow. */
const pace = 20;

/** Draws the experiment file now and after every change of its text, saved or not. */
export function followExperiment(
  source: Extract<CircuitSource, { kind: 'experiment' }>,
  show: (snapshot: CircuitSnapshot) => void,
): vscode.Disposable {
  const uri = vscode.Uri.parse(source.uri);
  const title = basename(uri.path);
  const fail = (what: string, remedy: string): void => show({ source, title, note: { what, remedy } });
  const draw = (text: string): void => {
    try {
      show({ source, title, ...drawExperiment(text, uri.fsPath) });
    } catch (thrown) {
      // What no check foresaw is told too, rather than leaving the panel empty
      fail(messageOf(thrown), 'Change the circuit, or take back the last change.');
    }
  };
  let changed: vscode.TextDocument | undefined;
  const pacer = new Pacer(pace, () => {
    if (changed !== undefined) draw(changed.getText());
  });
  const open = (): void =>
    void vscode.workspace.openTextDocument(uri).then(
      (document) => draw(document.getText()),
      (thrown: unknown) => fail(messageOf(thrown), 'It may have been moved or deleted.'),
    );
  open();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() !== uri.toString()) return;
      changed = document;
      pacer.request();
    }),
    // A document that nobody shows is closed; what the disk holds is then what counts
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.uri.toString() === uri.toString()) open();
    }),
    pacer,
  );
}
