import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { CircuitSource, ExportFormat } from '../contract';

/** What a format is called and how its files end. */
const kinds: Readonly<Record<ExportFormat, { readonly name: string; readonly end: string }>> = {
  svg: { name: 'SVG', end: 'svg' },
  'svg-print': { name: 'SVG', end: 'svg' },
  png: { name: 'PNG', end: 'png' },
  quantikz: { name: 'LaTeX', end: 'tex' },
  qasm3: { name: 'OpenQASM 3', end: 'qasm' },
  pennylane: { name: 'Python', end: 'py' },
  qiskit: { name: 'Python', end: 'py' },
};

/** Asks where to, then writes. */
export async function saveExport(
  source: CircuitSource,
  format: ExportFormat,
  content: string,
): Promise<{ saved: boolean }> {
  const { name, end } = kinds[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${nameOf(source)}-circuit.${end}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [name]: [end] },
    saveLabel: vscode.l10n.t('Export'),
  });
  if (target === undefined) return { saved: false };
  await vscode.workspace.fs.writeFile(target, Buffer.from(content, format === 'png' ? 'base64' : 'utf8'));
  return { saved: true };
}

function nameOf(source: CircuitSource): string {
  const path = source.kind === 'run' ? source.path : vscode.Uri.parse(source.uri).path;
  return basename(path).replace(/(\.experiment)?\.ya?ml$/i, '');
}
