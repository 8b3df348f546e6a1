import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { localisationBundle, textsIn } from '../../../scripts/generate-l10n';
import { allMatches, hostSource, manifest, root } from './read-manifest';

const [[file, generated]] = [...localisationBundle()] as [[string, string]];
const bundle = JSON.parse(readFileSync(join(root, file), 'utf8')) as Readonly<Record<string, string>>;

test('the bundle of texts is up to date (else: npm run generate) and the manifest names its folder', () => {
  assert.equal(readFileSync(join(root, file), 'utf8'), generated);
  assert.equal(manifest.l10n, './l10n');
  assert.ok(Object.entries(bundle).every(([key, text]) => key === text));
});

test('every text of a call of l10n.t that a plain search finds is in the bundle', () => {
  const found = allMatches(hostSource(), /l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g);
  assert.ok(found.length > 150, `${found.length} found`);
  const unescaped = found.map((text) => text.replace(/\\(.)/g, '$1'));
  assert.deepEqual(
    unescaped.filter((text) => bundle[text] === undefined),
    [],
  );
});

test('texts are found however the call is written; one that is put together is refused', () => {
  const read = (code: string): string[] => textsIn('x.ts', code);
  assert.deepEqual(read("vscode.l10n.t(\n  'one {0}',\n  1,\n); l10n.t(`two`); other.t('no');"), ['one {0}', 'two']);
  assert.throws(() => read('vscode.l10n.t(`one ${two}`)'), /x\.ts:1: l10n\.t takes a plain text/);
  assert.throws(() => read("\nvscode.l10n.t(a ? 'one' : 'two')"), /x\.ts:2/);
});

test('placeholders are numbered from 0 without a gap', () => {
  for (const text of Object.keys(bundle)) {
    const numbers = [...new Set(allMatches(text, /\{(\d+)\}/g).map(Number))].sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index),
      text,
    );
  }
});
