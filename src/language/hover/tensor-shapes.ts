import type { FilledExperiment } from '../document/experiment-document';
import { networkOutline, shapeText } from '../summary/network-outline';

/** The tensor's shape behind each block, as a table. */
export function shapeTable({ model, preprocessing }: FilledExperiment): string {
  const { input, blocks } = networkOutline(model, preprocessing, undefined);
  const rows = blocks.map((shape, index) => {
    const { kernel, filters, pool, poolSize } = model.blocks[index]!;
    const pooling = pool === 'none' ? 'no pooling' : `${pool} pooling ${poolSize}×${poolSize}`;
    return `| ${index + 1} | ${filters} filters ${kernel}×${kernel}, ${pooling} | ${shapeText(shape)} |`;
  });
  const last = blocks.at(-1) ?? input;
  const flat = last[0] * last[1] * last[2];
  return [
    '| block | | height×width×channels |',
    '|---|---|---|',
    `| | image | ${shapeText(input)} |`,
    ...rows,
    `| | flattened | ${flat.toLocaleString('en-GB')} |`,
    `| | dense | ${model.dense.units} |`,
  ].join('\n');
}
