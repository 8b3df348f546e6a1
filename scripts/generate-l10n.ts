// Writes l10n/bundle.l10n.json: every text that the source hands to vscode.l10n.t, for translators to copy and translate.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..');
const bundle = 'l10n/bundle.l10n.json';

/** The generated file by its path below the repository's root. */
export function localisationBundle(): ReadonlyMap<string, string> {
  const source = join(root, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files.flatMap((name) => textsIn(join(source, name)));
  const sorted = [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1));
  const entries = Object.fromEntries(sorted.map((text) => [text, text]));
  return new Map([[bundle, `${JSON.stringify(entries, undefined, 2)}\n`]]);
}

/** First arguments of all calls of `l10n.t` in a file. Throws where one is no plain text: nobody could translate it. */
export function textsIn(file: string, text = readFileSync(file, 'utf8')): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) found.push(plainText(node.arguments[0], source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTranslation(called: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(called) || called.name.text !== 't') return false;
  const { expression } = called;
  return ts.isIdentifier(expression)
    ? expression.text === 'l10n'
    : ts.isPropertyAccessExpression(expression) && expression.name.text === 'l10n';
}

function plainText(argument: ts.Expression | undefined, source: ts.SourceFile): string {
  if (argument !== undefined && ts.isStringLiteralLike(argument)) return argument.text;
  const { line } = source.getLineAndCharacterOfPosition(argument?.getStart() ?? 0);
  throw new Error(`${source.fileName}:${line + 1}: l10n.t takes a plain text`);
}

if (process.argv[1] === __filename) {
  for (const [file, text] of localisationBundle()) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(`${file}: ${text.length} characters`);
  }
}
