import type { Connection } from '../../page/connect';
import { element } from '../../page/element';
import type { CircuitContract } from '../contract';
import type { Region, Store } from './model/store';
import { details } from './regions/details';
import { imagePicker } from './regions/image-picker';
import { inputs } from './regions/inputs';
import { compareRegion } from './state/compare/compare-region';
import { noiseRegion } from './state/noise/noise-region';
import { stateRegion } from './state/state-region';
import { trainingRegion } from './state/training/training-region';

export interface LowerRegions {
  readonly elements: readonly HTMLElement[];
  readonly regions: readonly Region[];
}

/** What stands below the drawing. */
export function lowerRegions(
  store: Store,
  { ask }: Pick<Connection<CircuitContract>, 'ask'>,
  failed: (thrown: unknown) => void,
): LowerRegions {
  const images = imagePicker(store, {
    samples: async () => (await ask('samples', {}, 120)).samples,
    image: async (index) => ({ index, ...(await ask('image', { index }, 120)) }),
    failed,
  });
  const side = [details(), inputs(store, images.element)];
  const comparison = compareRegion(store, {
    runs: async () => (await ask('runs', {}, 60)).runs,
    other: (path) => ask('other', { path }, 60),
    failed,
  });
  const below = [stateRegion(), trainingRegion(store), noiseRegion(store), comparison];
  return {
    elements: [
      element('div', { class: 'below' }, ...side.map((region) => region.element)),
      ...below.map((region) => region.element),
    ],
    regions: [images, ...side, ...below],
  };
}
