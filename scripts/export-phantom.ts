// Writes phantom slices as raw float32 for scripts/oracles/phantom_difficulty.py and says how fast they were made:
// `npx tsx scripts/export-phantom.ts FOLDER [imagesPerClass] [size] [seed]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { phantomListing, renderPhantom } from '../src/data/phantom/phantom';

const [folder = 'phantom', perClass = '300', size = '64', seed = '42'] = process.argv.slice(2);
const side = Number(size);
const listing = phantomListing({ imagesPerClass: Number(perClass) });
const pixels = new Float32Array(listing.length * side * side);
const begun = performance.now();
listing.forEach(({ id }, i) => pixels.set(renderPhantom(Number(seed), id, side, side), i * side * side));
const seconds = (performance.now() - begun) / 1000;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'pixels.f32'), new Uint8Array(pixels.buffer));
writeFileSync(join(folder, 'listing.json'), JSON.stringify({ size: side, seed: Number(seed), samples: listing }));
console.log(
  `${listing.length} slices of ${side}² in ${seconds.toFixed(1)} s: ${(listing.length / seconds).toFixed(0)}/s`,
);
