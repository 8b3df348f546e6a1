import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';

const repository = join(__dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-vsix-'));
const vsix = join(folder, 'packaged.vsix');
let content: Record<string, Uint8Array> = {};

/** Each kind of file that may be in it. Whatever else turns up was not meant to leave this repository. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|package\.nls(\.[\w-]+)?\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD-PARTY-NOTICES\.txt)$/,
  /^extension\/dist\/[\w-]+\.(js|css|wasm)$/,
  /^extension\/media\/([\w-]+\/)*[\w.-]+\.(svg|png|json|yaml|md)$/,
  /^extension\/(l10n|syntaxes|snippets)\/[\w.-]+\.json$/,
  /^extension\/examples\/[\w-]+\.experiment\.yaml$/,
  /^extension\/docs\/[\w-]+\.md$/,
];
const needed = ['extension', 'trainer', 'language-server', 'kernel-worker', 'gate-worker', 'decode-worker'];
const text = (name: string): string => new TextDecoder().decode(content[name]);

before(() => {
  const script = join(repository, 'scripts', 'package', 'package.ts');
  const args = ['--import', 'tsx', script, '--out', vsix];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: repository, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  content = unzipSync(readFileSync(vsix));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the .vsix holds nothing but what is allowed', () => {
  const unexpected = Object.keys(content).filter((name) => !allowed.some((pattern) => pattern.test(name)));
  assert.deepEqual(unexpected, []);
});

test('the .vsix holds what the extension starts', () => {
  const missing = needed.filter((name) => content[`extension/dist/${name}.js`] === undefined);
  assert.deepEqual(missing, []);
});

test('every file that the manifest names is in the .vsix', () => {
  const named = [
    ...text('extension/package.json').matchAll(/"\.?\/?((?:media|syntaxes|snippets|l10n|dist)\/[^"#]+\.\w+)"/g),
  ];
  assert.ok(named.length > 5);
  const missing = named.map(([, path]) => path!).filter((path) => content[`extension/${path}`] === undefined);
  assert.deepEqual(missing, []);
  assert.match(text('extension/package.json'), /"l10n": "\.\/l10n"/);
  assert.ok(content['extension/l10n/bundle.l10n.json'] !== undefined);
});

test('the .vsix is below 8 MB and has no source maps', () => {
  assert.ok(readFileSync(vsix).length < 8 * 1024 * 1024);
  for (const name of Object.keys(content).filter((n) => n.endsWith('.js')))
    assert.doesNotMatch(text(name), /sourceMappingURL=(?!data:,)\w+-?\w*\.js\.map/, name);
});

test('the notices name what is bundled', () => {
  const notices = text('extension/THIRD-PARTY-NOTICES.txt');
  for (const name of ['@tensorflow/tfjs-core', 'yaml', 'chart.js', 'dicom-parser', 'assemblyscript'])
    assert.match(notices, new RegExp(`^${name} \\d`, 'm'), name);
});
