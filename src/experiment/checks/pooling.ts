import type { BlockConfig } from '../schema/model';
import type { PreprocessingConfig } from '../schema/preprocessing';
import { at, finding, type Check } from './check';

/** Height and width behind each block, in pixels; convolutions keep them and pooling divides them, rounding down. */
export function sizesAfterBlocks(
  size: PreprocessingConfig['size'],
  blocks: readonly BlockConfig[],
): readonly (readonly [height: number, width: number])[] {
  let [height, width] = typeof size === 'number' ? [size, size] : size;
  return blocks.map(({ pool, poolSize }) => {
    if (pool !== 'none') [height, width] = [Math.floor(height / poolSize), Math.floor(width / poolSize)];
    return [height, width] as const;
  });
}

/** A block may not pool the image away. */
export const poolingCheck: Check = {
  reads: at('preprocessing.size', 'model.blocks'),
  run({ config }) {
    const { blocks } = config.model;
    const sizes = sizesAfterBlocks(config.preprocessing.size, blocks);
    const index = sizes.findIndex(([height, width]) => Math.min(height, width) < 1);
    if (index < 0) return [];
    const { size } = config.preprocessing;
    const [height, width] = index === 0 ? (typeof size === 'number' ? [size, size] : size) : sizes[index - 1]!;
    const needed = blocks
      .slice(0, index + 1)
      .reduce((side, block) => side * (block.pool === 'none' ? 1 : block.poolSize), 1);
    const enough = Math.max(needed, 8);
    return [
      finding(
        'error',
        'pooled-away',
        ['model', 'blocks', index, 'poolSize'],
        `Block ${index + 1} pools ${height}×${width} pixels by ${blocks[index]!.poolSize}: nothing is left.`,
        `Make \`preprocessing.size\` at least ${enough}, remove a block, or write \`pool: none\` in one.`,
      ),
    ];
  },
};
