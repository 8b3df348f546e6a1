import * as vscode from 'vscode';

/** A tooltip of lines; names in them are shown as they are and mean nothing to Markdown. */
export function tooltip(title: string, lines: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(title).appendMarkdown('**');
  for (const line of lines) text.appendMarkdown('\n\n').appendText(line);
  return text;
}
