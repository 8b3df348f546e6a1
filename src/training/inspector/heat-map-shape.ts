import type { ModelConfig } from '../../experiment/schema/model';

/** [height, width] of the last convolution's maps. */
export function heatMapShape(config: ModelConfig, [height, width]: readonly number[]): [number, number] {
  const before = config.blocks.slice(0, -1).filter(({ pool }) => pool !== 'none');
  const shrunk = (side: number): number => before.reduce((s, { poolSize }) => Math.floor(s / poolSize), side);
  return [shrunk(height!), shrunk(width!)];
}
