import { basename } from 'node:path';
import * as vscode from 'vscode';
import { messageOf } from '../../../shared/failure';
import type { CircuitSnapshot, CircuitSource } from '../contract';
import { drawExperiment } from './draw-experiment';

/** Milliseconds from a keystroke to the drawing, so that a burst of them is drawn once. */
const pause = 20;

/** Draws the experiment file now and after every change of its text, saved or not. */
export function followExperiment(
  source: Extract<CircuitSource, { kind: 'experiment' }>,
  show: (snapshot: CircuitSnapshot) => void,
): vscode.Disposable {
  const uri = vscode.Uri.parse(source.uri);
  const title = basename(uri.path);
  const draw = (text: string): void => show({ source, title, ...drawExperiment(text, uri.fsPath) });
  const fail = (what: string): void =>
    show({ source, title, note: { what, remedy: 'It may have been moved or deleted.' } });
  let timer: NodeJS.Timeout | undefined;
  const soon = (document: vscode.TextDocument): void => {
    clearTimeout(timer);
    timer = setTimeout(() => draw(document.getText()), pause);
  };
  const open = (): void =>
    void vscode.workspace.openTextDocument(uri).then(
      (document) => draw(document.getText()),
      (thrown: unknown) => fail(messageOf(thrown)),
    );
  open();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === uri.toString()) soon(document);
    }),
    // A document that nobody shows is closed; what the disk holds is then what counts
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.uri.toString() === uri.toString()) open();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
