import { findCodeServer, releaseNamed } from '../../../scripts/code-server/releases';
import { findChromium } from './browser';

/** Why a workbench cannot be started on this machine, in words with the remedy, or undefined where it can. */
export function workbenchMissing(version: 'oldest' | 'current' = 'oldest'): string | undefined {
  if (process.platform !== 'linux') return 'code-server and its processes are driven on Linux only';
  if (findChromium() === undefined)
    return 'there is no Chromium in the path (Debian: apt-get install chromium fonts-dejavu-core)';
  if (findCodeServer(releaseNamed(version)) === undefined)
    return `VS Code '${version}' is not installed (npm run code-server -- ${version})`;
  return undefined;
}
