import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Metafile {
  readonly inputs: Readonly<Record<string, unknown>>;
}
interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** What is in the product without esbuild bundling it: a copied codec and the compiler whose runtime is in the kernels. */
const beside = ['@cornerstonejs/codec-libjpeg-turbo-8bit', 'assemblyscript'];

/** `node_modules/…` of the package that an input file belongs to, nested ones included. */
function packageOf(input: string): string | undefined {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
  return folder;
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}

function notice(repository: string, folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(repository, folder, 'package.json'), 'utf8'),
  ) as PackageJson;
  const text = licenceText(join(repository, folder));
  if (license === undefined && text === '') throw new Error(`${name} says nothing about its licence`);
  return `${name} ${version}\nLicence: ${license ?? 'see below'}\n${text === '' ? '' : `\n${text}\n`}`;
}

/** The notices of every package of which something is in the bundles, from what esbuild says went into them. */
export function thirdPartyNotices(repository: string, bundleFolder: string): string {
  const metafiles = readdirSync(bundleFolder).filter((name) => name.endsWith('.meta.json'));
  const inputs = metafiles.flatMap((name) =>
    Object.keys((JSON.parse(readFileSync(join(bundleFolder, name), 'utf8')) as Metafile).inputs),
  );
  const bundled = inputs.map(packageOf).filter((folder) => folder !== undefined);
  const folders = [...new Set([...bundled, ...beside.map((name) => `node_modules/${name}`)])].sort();
  const head = 'Hybrid QML contains, in whole or in part, the following packages, each under its own licence.\n';
  return [head, ...folders.map((folder) => notice(repository, folder))].join(`\n${'-'.repeat(80)}\n\n`);
}
