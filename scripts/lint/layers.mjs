// ESLint rule: an import may only point downwards through the layers, and only the top ones may import `vscode`.
import { dirname, relative, resolve, sep } from 'node:path';

/** From the bottom up; folders in one row may not import each other. docs/ARCHITECTURE.md tells what each holds. */
export const layers = [
  ['shared'],
  ['experiment'],
  ['kernels'],
  ['quantum'],
  ['data'],
  ['runs'],
  ['reporting'],
  ['training'],
  ['workspace'],
  ['commands', 'views', 'webviews', 'language', 'cli'],
  ['extension.ts'],
];
const mayImportVscode = new Set(['workspace', 'commands', 'views', 'webviews', 'language', 'extension.ts']);
/** What the extension host shows may reach the trainer as a process only. */
const onlyAsProcess = new Set(['training', 'data']);

const levelOf = (folder) => layers.findIndex((row) => row.includes(folder));
const folderOf = (root, file) => {
  const [src, folder] = relative(root, file).split(sep);
  return src === 'src' ? folder : undefined;
};

/** `src/webviews/…/page/…` runs in the browser; its sibling `host/` in the extension host. */
const inPage = (root, file) => {
  const parts = relative(root, file).split(sep);
  return parts[1] === 'webviews' && parts.includes('page');
};

export const layersRule = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{text}}' } },
  create(context) {
    const from = folderOf(context.cwd, context.filename);
    if (from === undefined) return {};
    const report = (node, text) => context.report({ node, messageId: 'wrong', data: { text } });
    const check = (node) => {
      const target = node.source?.value;
      if (typeof target !== 'string') return;
      if (target === 'vscode' && !mayImportVscode.has(from)) report(node, `src/${from} may not import vscode`);
      if (inPage(context.cwd, context.filename) && (target === 'vscode' || target.startsWith('node:')))
        report(node, `a webview's page runs in the browser: no ${target}`);
      if (target.startsWith('@tensorflow/') && !['training', 'cli'].includes(from))
        report(node, `src/${from} may not import TensorFlow.js`);
      if (!target.startsWith('.')) return;
      const file = resolve(dirname(context.filename), target);
      if (inPage(context.cwd, context.filename) && relative(context.cwd, file).split(sep).includes('host'))
        report(node, 'a webview’s page and its host only speak through messages/');
      const to = folderOf(context.cwd, file);
      if (to === undefined || to === from) return;
      if (levelOf(to) < 0) report(node, `src/${to} is in no layer`);
      else if (levelOf(to) >= levelOf(from))
        report(node, `src/${from} may not import src/${to}: imports point downwards`);
      else if (mayImportVscode.has(from) && onlyAsProcess.has(to))
        report(node, `src/${from} reaches src/${to} as a process, not by import`);
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: (node) => check({ ...node, source: node.source }),
    };
  },
};
