/** What is needed of a `vscode.LogOutputChannel`. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
