import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { installedExtension } from './host';

/** What of `vscode.window` asks the user something, or tells it. */
type Dialogues = Pick<
  typeof vscode.window,
  | 'showQuickPick'
  | 'showInputBox'
  | 'showOpenDialog'
  | 'showSaveDialog'
  | 'showWarningMessage'
  | 'showInformationMessage'
  | 'showErrorMessage'
  | 'createTerminal'
  | 'withProgress'
>;

/** Any answer of the right place: which items or buttons there are is only known when it is asked. */
export type Answers = { readonly [name in keyof Dialogues]?: (...asked: never[]) => unknown };

/** The very API object that the extension was given, which is not the one of its tests. */
export function extensionsWindow(): Dialogues {
  const load = createRequire(join(installedExtension().extensionPath, 'dist', 'extension.js'));
  return (load('vscode') as typeof vscode).window;
}

/** Everything else that the extension does meanwhile is real. */
export async function answering<T>(answers: Answers, use: () => Thenable<T>): Promise<T> {
  const dialogues = extensionsWindow() as unknown as Record<string, unknown>;
  const before = Object.keys(answers).map((name) => [name, dialogues[name]] as const);
  Object.assign(dialogues, answers);
  try {
    return await use();
  } finally {
    for (const [name, original] of before) dialogues[name] = original;
  }
}

/** For a message: presses the button whose title begins so, and remembers what was said. */
export function pressing(button: string | undefined, said: string[] = []): (...asked: never[]) => Promise<unknown> {
  return (...asked: unknown[]) => {
    const [message, ...rest] = asked;
    const detail = rest.find((one) => typeof one === 'object' && one !== null && 'detail' in one);
    said.push([String(message), (detail as { detail?: string } | undefined)?.detail ?? ''].join('\n').trim());
    if (button === undefined) return Promise.resolve(undefined);
    const title = (one: unknown): string =>
      typeof one === 'string' ? one : ((one as { title?: string } | undefined)?.title ?? '');
    return Promise.resolve(rest.find((one) => title(one).startsWith(button)));
  };
}
