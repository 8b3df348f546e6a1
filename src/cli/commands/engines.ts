import { messageOf } from '../../shared/failure';
import type { Engine } from '../../training/engines/engine';
import { tensorflowEngine } from '../../training/engines/tensorflow-engine';
import { wasmEngine } from '../../training/engines/wasm-engine';
import type { Command } from '../command';

interface EngineLine {
  readonly engine: string;
  readonly available: boolean;
  /** Its version, or why it cannot run. */
  readonly detail: string;
}

export const enginesCommand: Command = {
  name: 'engines',
  summary: 'List the engines, with why each can or cannot run here.',
  usage: 'engines [--test]',
  options: { test: { type: 'boolean', description: 'also start each and prove it with a small convolution' } },
  async run({ values }, io) {
    for (const engine of [wasmEngine, tensorflowEngine]) {
      const line = await lineOf(engine, values['test'] === true);
      if (io.json) io.out.write(`${JSON.stringify(line)}\n`);
      else io.out.write(`${line.engine}: ${line.available ? 'available' : 'not available'}: ${line.detail}\n`);
    }
    return 0;
  },
};

async function lineOf(engine: Engine, test: boolean): Promise<EngineLine> {
  const found = await engine.available();
  if (!found.available) return { engine: engine.name, available: false, detail: found.reason };
  if (!test) return { engine: engine.name, available: true, detail: found.detail };
  try {
    const running = await engine.start({ threads: 1 });
    await running.stop();
    return { engine: engine.name, available: true, detail: found.detail };
  } catch (error) {
    return { engine: engine.name, available: false, detail: messageOf(error) };
  }
}
