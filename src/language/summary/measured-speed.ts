import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parseExperiment } from '../../experiment/parse';
import { listRuns } from '../../runs/list-runs';
import type { Run } from '../../runs/read-run';
import { runFiles } from '../../runs/run-files';
import { networkOutline } from './network-outline';
import { speedOf, type Speed } from './epoch-time';

/** The newest runs tell how fast this machine is now. */
const most = 5;

/** How fast runs on this machine trained with the embedded engine, the middle one of the newest; undefined without any. */
export async function measuredSpeed(root: string, host = hostname()): Promise<Speed | undefined> {
  const { runs } = await listRuns(root).catch(() => ({ runs: [] as readonly Run[] }));
  const own = runs.filter(({ record }) => record.engine?.name === 'wasm' && record.process.host === host).slice(0, 20);
  const speeds: Speed[] = [];
  for (const run of own) {
    const speed = await speedOfRun(run).catch(() => undefined);
    if (speed !== undefined) speeds.push(speed);
    if (speeds.length === most) break;
  }
  return speeds.sort((a, b) => a.operationsPerSecond - b.operationsPerSecond)[speeds.length >> 1];
}

async function speedOfRun({ path, record }: Run): Promise<Speed | undefined> {
  const { config } = parseExperiment(await readFile(join(path, runFiles.experiment), 'utf8'), path);
  const imagesPerSecond = lastSpeed(await readFile(join(path, runFiles.events), 'utf8'));
  if (config === undefined || imagesPerSecond === undefined) return undefined;
  const network = networkOutline(config.model, config.preprocessing, record.data?.classes.length);
  return speedOf(network, config.model.quantum, imagesPerSecond);
}

/** Images a second of the last epoch in a log of events. */
function lastSpeed(events: string): number | undefined {
  const found = [...events.matchAll(/"type":"epoch".*?"imagesPerSecond":([\d.e+]+)/g)].at(-1)?.[1];
  const value = Number(found);
  return found !== undefined && value > 0 ? value : undefined;
}
