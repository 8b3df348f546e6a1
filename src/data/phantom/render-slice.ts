import type { phantomClasses } from '../../experiment/schema/dataset';
import { RandomStream } from '../../shared/random';
import { brainBrightness, coverBrightness, drawAnatomy, surfaceDistance, type Anatomy } from './anatomy';
import { drawContrast, type Contrast } from './contrast';
import { drawGlioma } from './lesions/glioma';
import type { Lesion } from './lesions/lesion';
import { drawMeningioma } from './lesions/meningioma';
import { drawPituitary } from './lesions/pituitary';
import { BrightnessCurve, drawScanner, ricianSignal } from './scanner';
import { mix, ramp } from './shapes';

type PhantomClass = (typeof phantomClasses)[number];

export interface SliceRequest {
  readonly seed: number;
  readonly kind: PhantomClass;
  readonly patient: number;
  readonly slice: number;
  readonly height: number;
  readonly width: number;
}

const lesions: Record<PhantomClass, (random: RandomStream, contrast: Contrast) => Lesion | undefined> = {
  glioma: drawGlioma,
  meningioma: drawMeningioma,
  pituitary: drawPituitary,
  'no-tumour': () => undefined,
};

/** [height, width], row-major, 0 … 1. */
export function renderSlice({ seed, kind, patient, slice, height, width }: SliceRequest): Float32Array {
  const ofPatient = RandomStream.named(seed, `phantom/${kind}/${patient}`);
  const contrast = drawContrast(ofPatient);
  const anatomy = drawAnatomy(ofPatient);
  const lesion = lesions[kind](ofPatient, contrast);
  const ofSlice = RandomStream.named(seed, `phantom/${kind}/${patient}/slice-${slice}`);
  const scanner = drawScanner(ofSlice);

  const half = Math.min(height, width) / 2;
  const pixel = 1 / (half * scanner.zoom * anatomy.halfWidth);
  const cos = Math.cos(scanner.rotation) / scanner.zoom;
  const sin = Math.sin(scanner.rotation) / scanner.zoom;
  const curve = new BrightnessCurve(scanner.gamma);
  const [a, b, c, d, e] = scanner.bias;
  const pixels = new Float32Array(height * width);
  for (let row = 0; row < height; row++) {
    const v = (row + 0.5 - height / 2) / half;
    const dv = v - scanner.shift[1];
    for (let column = 0; column < width; column++) {
      const u = (column + 0.5 - width / 2) / half;
      const du = u - scanner.shift[0];
      const x = (cos * du + sin * dv) / anatomy.halfWidth;
      const y = (cos * dv - sin * du) / anatomy.halfLength;
      const tissue = brightnessAt(anatomy, contrast, lesion, x, y, pixel);
      const bias = 1 + a * u + b * v + c * u * u + d * v * v + e * u * v;
      const signal = scanner.gain * bias * curve.at(tissue);
      pixels[row * width + column] = Math.min(1, ricianSignal(signal, scanner.noise, ofSlice));
    }
  }
  return pixels;
}

function brightnessAt(
  anatomy: Anatomy,
  contrast: Contrast,
  lesion: Lesion | undefined,
  x: number,
  y: number,
  pixel: number,
): number {
  const rho = surfaceDistance(anatomy, x, y);
  const cover = rho > 1 - pixel ? coverBrightness(anatomy, contrast, rho, pixel) : 0;
  if (rho > 1 + pixel) return cover;
  let brain: number;
  if (lesion === undefined) brain = brainBrightness(anatomy, contrast, x, y, rho, pixel);
  else {
    // The lesion pushes tissue outwards, so what is seen here comes from nearer to its centre.
    const dx = x - lesion.x;
    const dy = y - lesion.y;
    const near = (dx * dx + dy * dy) / (lesion.radius * lesion.radius);
    const push = near > 12 ? 0 : lesion.pressure * Math.exp(-near / 3);
    brain = brainBrightness(anatomy, contrast, x - push * dx, y - push * dy, rho, pixel);
    brain = lesion.paint(x, y, brain, pixel);
  }
  return mix(brain, cover, ramp(1 - pixel, 1 + pixel, rho));
}
