import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { parseDocument, stringify } from 'yaml';
import { readYaml } from '../../experiment/reading/yaml-source';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';

/** JSON is YAML and trains; written as YAML it can be read and commented. */
export function convertJson(document: ExperimentDocument, uri: string): CodeAction[] {
  const { text, outline } = document;
  if (outline.flow === undefined || outline.shape !== 'map') return [];
  const converted = jsonAsYaml(text);
  if (converted === undefined) return [];
  const range = rangeOf(document, { start: 0, end: text.length });
  return [
    {
      title: 'Write this JSON as YAML',
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [uri]: [{ range, newText: converted }] } },
    },
  ];
}

/** The same data as block YAML, comments kept where they can be; undefined where it can't be read. */
function jsonAsYaml(text: string): string | undefined {
  const { source, problems } = readYaml(text);
  if (source === undefined || problems.length > 0) return undefined;
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  return `${document.commentBefore === null || document.commentBefore === undefined ? '' : `#${document.commentBefore.replaceAll('\n', '\n#')}\n`}${stringify(source, { version: '1.2', schema: 'core', lineWidth: 0 })}`;
}
