import type { RandomStream } from '../../shared/random';
import type { Contrast } from './contrast';
import { NoiseField } from './noise-field';
import { length, mix, ramp, segmentDistance } from './shapes';

/**
 * A patient's head in an axial slice. Head coordinates: x to the image's right, y downwards (towards the back of the
 * head), the brain's surface at distance 1 from the origin.
 */
export interface Anatomy {
  /** Half axes of the brain as shares of half the image's side. */
  readonly halfWidth: number;
  readonly halfLength: number;
  /** Cosine and sine amplitude of the outline's harmonics 2, 3 and 4, as shares of its radius. */
  readonly outline: readonly (readonly [cosine: number, sine: number])[];
  readonly fluidRim: number;
  readonly skull: number;
  readonly scalp: number;
  readonly gyri: NoiseField;
  readonly gyrusFrequency: number;
  readonly sulcus: number;
  readonly fissure: number;
  /** Half widths of the left and right lateral ventricle; 0 in a slice below them. */
  readonly ventricles: readonly [number, number];
  readonly ventricleSpread: number;
  readonly thirdVentricle: number;
  /** Radius of the suprasellar cistern; 0 in a slice above it. */
  readonly cistern: number;
  readonly nuclei: number;
  /** Small bright vessels and calcifications: x, y, radius. */
  readonly vessels: readonly (readonly [number, number, number])[];
}

export function drawAnatomy(random: RandomStream): Anatomy {
  const basal = random.uniform() < 0.4;
  const ventricle = basal ? 0 : random.between(0.035, 0.09);
  const asymmetry = random.between(-0.3, 0.3);
  const vessels = Array.from({ length: random.integer(3) }, () => {
    const angle = random.between(0, 2 * Math.PI);
    const radius = random.between(0.05, 0.9);
    return [radius * Math.cos(angle), radius * Math.sin(angle), random.between(0.02, 0.035)] as const;
  });
  return {
    halfWidth: random.between(0.62, 0.72),
    halfLength: random.between(0.72, 0.81),
    outline: [0.015, 0.015, 0.009].map((size) => [random.between(-size, size), random.between(-size, size)] as const),
    fluidRim: random.between(0.02, 0.06),
    skull: random.between(0.06, 0.11),
    scalp: random.between(0.05, 0.11),
    gyri: new NoiseField(random),
    gyrusFrequency: random.between(3, 5),
    sulcus: random.between(0.05, 0.14),
    fissure: random.between(0.012, 0.03),
    ventricles: [ventricle * (1 + asymmetry), ventricle * (1 - asymmetry)],
    ventricleSpread: ventricle * 1.3 + random.between(0.015, 0.05),
    thirdVentricle: random.between(0.01, 0.035),
    cistern: basal ? random.between(0.1, 0.2) : 0,
    nuclei: random.between(0.1, 0.17),
    vessels,
  };
}

/** Distance from the origin relative to the surface in that direction, of a point in units of the half axes. */
export function surfaceDistance(anatomy: Anatomy, x: number, y: number): number {
  const r = Math.sqrt(x * x + y * y);
  if (r < 1e-9) return 0;
  const cos = x / r;
  const sin = y / r;
  let c = cos;
  let s = sin;
  let radius = 1;
  for (const harmonic of anatomy.outline) {
    const next = c * cos - s * sin;
    s = s * cos + c * sin;
    c = next;
    radius += harmonic[0] * c + harmonic[1] * s;
  }
  return r / radius;
}

/** What lies around the brain at `rho` > 1; `pixel`: width over which edges are smoothed. */
export function coverBrightness(anatomy: Anatomy, contrast: Contrast, rho: number, pixel: number): number {
  const skullFrom = 1 + anatomy.fluidRim;
  const scalpFrom = skullFrom + anatomy.skull;
  const end = scalpFrom + anatomy.scalp;
  const inner = mix(contrast.fluid, contrast.skull, ramp(skullFrom - pixel, skullFrom + pixel, rho));
  const outer = mix(inner, contrast.scalp, ramp(scalpFrom - pixel, scalpFrom + pixel, rho));
  return mix(outer, contrast.background, ramp(end - pixel, end + pixel, rho));
}

/** Healthy brain at a point of head coordinates, `rho` ≤ 1 being its distance relative to the surface. */
export function brainBrightness(
  anatomy: Anatomy,
  contrast: Contrast,
  x: number,
  y: number,
  rho: number,
  pixel: number,
): number {
  const depth = 1 - rho;
  const cortical = 1 - ramp(0.2, 0.45, depth);
  const fold = cortical === 0 ? 1 : sulcusDistance(anatomy, x, y, depth);
  const white = ramp(0.07, 0.13, depth) * (1 - cortical * (1 - ramp(0.2, 0.36, fold)));
  let value = mix(contrast.grey, contrast.white, white);
  value = mix(value, contrast.fluid, 0.6 * cortical * (1 - ramp(anatomy.sulcus * 0.3, anatomy.sulcus, fold)));

  const side = Math.abs(x);
  value = mix(value, contrast.grey, 0.8 * nucleus(anatomy, side, y, pixel));
  const wobble = 0.03 * anatomy.gyri.at(3, 5 + 2 * y);
  const inFissure = 1 - ramp(anatomy.fissure, anatomy.fissure + pixel, Math.abs(x - wobble));
  value = mix(value, contrast.fluid, 0.8 * inFissure * ramp(0.3, 0.45, Math.abs(y + 0.02)));

  const half = anatomy.ventricles[x < 0 ? 0 : 1];
  if (half > 0) {
    const s = anatomy.ventricleSpread;
    const front = segmentDistance(side, y, s * 1.6, -0.36, s, -0.02) - half;
    const back = segmentDistance(side, y, s, -0.02, s * 2 + 0.06, 0.36) - half * 0.8;
    value = mix(value, contrast.fluid, 1 - ramp(-pixel, pixel, Math.min(front, back)));
  }
  if (anatomy.cistern > 0) value = mix(value, contrast.fluid, basalFluid(anatomy, side, y, pixel));
  const third = segmentDistance(side, y, 0, 0.02, 0, 0.22) - anatomy.thirdVentricle;
  value = mix(value, contrast.fluid, 1 - ramp(-pixel, pixel, third));
  for (const [vx, vy, radius] of anatomy.vessels) {
    const dx = x - vx;
    const dy = y - vy;
    const d = dx * dx + dy * dy;
    if (d < 4 * radius * radius) value = mix(value, contrast.enhanced, 1 - ramp(0.3, 2, Math.sqrt(d) / radius));
  }
  return value;
}

/** 0 in the middle of a sulcus, up to 1 on a gyrus: sulci wind inwards from the surface. */
function sulcusDistance({ gyri, gyrusFrequency }: Anatomy, x: number, y: number, depth: number): number {
  const around = (Math.atan2(y, x) * 32) / (2 * Math.PI);
  const bend = 1.5 * gyri.at(8 + x * gyrusFrequency, 8 + y * gyrusFrequency);
  return Math.abs(gyri.at(around + bend, 17 + 3 * depth));
}

/** Thalamus and lentiform nucleus of either side. */
function nucleus(anatomy: Anatomy, side: number, y: number, pixel: number): number {
  const thalamus = length((side - 0.17) / 0.8, y - 0.13) - anatomy.nuclei;
  const lentiform = length((side - 0.38) / 0.6, y + 0.02) - anatomy.nuclei * 1.2;
  return 1 - ramp(-0.03 - pixel, 0.03 + pixel, Math.min(thalamus, lentiform));
}

/** The star-shaped cistern above the sella, the crescent around the midbrain and the Sylvian fissures. */
function basalFluid(anatomy: Anatomy, side: number, y: number, pixel: number): number {
  const size = anatomy.cistern;
  const centre = length(side, y + 0.14);
  const rays = centre < 1.2 * size ? 0.75 + 0.35 * Math.cos(5 * Math.atan2(side, -(y + 0.14))) : 0;
  const star = centre - size * rays;
  const crescent = Math.abs(length(side / 0.9, y - 0.16) - 0.24) - 0.02;
  const sylvian = segmentDistance(side, y, 0.2, -0.16, 0.85, -0.3) - 0.022;
  return 1 - ramp(-pixel, pixel, Math.min(star, y > 0.1 ? crescent : 1, sylvian));
}
