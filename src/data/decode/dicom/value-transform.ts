import type { DataSet } from 'dicom-parser';
import { decimal, item } from './attributes';
import type { PixelModule } from './pixel-module';

/** value = slope · stored + intercept, and the values that mean black and white. */
export interface ValueTransform {
  readonly slope: number;
  readonly intercept: number;
  readonly range: readonly [black: number, white: number];
}

/**
 * The Modality LUT's line and the first VOI window of a frame: from the image itself or, in an enhanced multi-frame
 * object, from the frame's or the shared functional groups. Without a window the whole stored range counts.
 */
export function valueTransform(set: DataSet, module: PixelModule, frame: number): ValueTransform {
  const holders = [
    item(item(set, 'x52009230', frame), 'x00289145') ?? item(item(set, 'x52009229'), 'x00289145'),
    item(item(set, 'x52009230', frame), 'x00289132') ?? item(item(set, 'x52009229'), 'x00289132'),
    set,
  ];
  const first = (tag: string): number | undefined => {
    for (const holder of holders) {
      const value = holder === undefined ? undefined : decimal(holder, tag);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const slope = first('x00281053') || 1;
  const intercept = first('x00281052') ?? 0;
  const centre = first('x00281050');
  const width = first('x00281051');
  // PS3.3, C.11.2.1.2: the linear function; a width of 1 or less gives no scale.
  if (centre !== undefined && width !== undefined && width > 1)
    return { slope, intercept, range: [centre - 0.5 - (width - 1) / 2, centre - 0.5 + (width - 1) / 2] };
  const [low, high] = storedRange(module);
  const ends = [low * slope + intercept, high * slope + intercept] as const;
  return { slope, intercept, range: [Math.min(...ends), Math.max(...ends)] };
}

function storedRange({ bitsStored, signed, kind }: PixelModule): [number, number] {
  if (kind === 'float') return [0, 1];
  return signed ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1] : [0, 2 ** bitsStored - 1];
}
