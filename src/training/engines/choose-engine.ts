import { engineFailures } from '../../shared/failures/engine';
import type { Engine, EngineName } from './engine';
import { tensorflowEngine } from './tensorflow-engine';
import { wasmEngine } from './wasm-engine';

export interface EngineChoice {
  readonly engine: Engine;
  /** One sentence for each thing that decided: what was taken and why, what was not available and why not. */
  readonly reasons: readonly string[];
}

/** Fastest first, by the measurements in docs/performance.md. */
const bySpeed: readonly Engine[] = [wasmEngine, tensorflowEngine];

/**
 * The engine to run an experiment on. `auto` takes the fastest one available; a named engine is taken or refused.
 *
 * @throws Failure `engine.unavailable` with the exact reason, where the named engine (or every engine) cannot run here.
 */
export async function chooseEngine(name: 'auto' | EngineName): Promise<EngineChoice> {
  const reasons: string[] = [];
  const candidates = name === 'auto' ? bySpeed : bySpeed.filter((engine) => engine.name === name);
  for (const engine of candidates) {
    const availability = await engine.available();
    if (availability.available) {
      const why = name === 'auto' ? 'the fastest engine available' : 'as the experiment asks';
      reasons.push(`Engine ${engine.name}: ${why} (${availability.detail}).`);
      return { engine, reasons };
    }
    reasons.push(`Engine ${engine.name} is not available: ${availability.reason}`);
  }
  throw engineFailures.unavailable(name, reasons);
}
