import { createHash } from 'node:crypto';
import { phantomClasses, type PhantomDatasetConfig } from '../../experiment/schema/dataset';
import { phantomListing, renderPhantom } from '../phantom/phantom';
import { byText, type Listing } from './listing';

/** The built-in phantoms; they are drawn where files would be decoded, and kept in the same cache. */
export function listPhantom(config: PhantomDatasetConfig, seed: number): Listing {
  const drawing = drawingOf(seed);
  const files = phantomListing(config).map(({ id, label, group }) => ({
    id,
    path: id,
    label: phantomClasses[label]!,
    group,
    phantom: { seed, drawing },
  }));
  files.sort((a, b) => byText(a.id, b.id));
  return { root: 'phantom', files, labels: phantomClasses, setAside: [], ignored: {}, warnings: [] };
}

/** Names how phantoms are drawn by a few small drawings, so that a changed drawing is never taken for the cached one. */
function drawingOf(seed: number): string {
  const sum = createHash('sha256');
  for (const name of phantomClasses)
    for (let n = 0; n < 2; n++) sum.update(new Uint8Array(renderPhantom(seed, `phantom/${name}/${n}`, 32, 32).buffer));
  return sum.digest('hex').slice(0, 16);
}
