import type { RandomStream } from '../../shared/random';
import type { Contrast } from './contrast';
import { NoiseField } from './noise-field';
import { mix, ramp, segmentDistance } from './shapes';

/**
 * A patient's head in an axial slice. Head coordinates: x to the image's right, y downwards (towards the back of the
 * head), the brain's surface at distance 1 from the origin.
 */
export interface Anatomy {
  /** Half axes of the brain as shares of half the image's side. */
  readonly halfWidth: number;
  readonly halfLength: number;
  /** Amplitudes and phases of the outline's harmonics 2, 3 and 4. */
  readonly outline: readonly (readonly [amplitude: number, phase: number])[];
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
  const ventricle = basal ? 0 : random.between(0.035, 0.11);
  const asymmetry = random.between(-0.3, 0.3);
  const vessels = Array.from({ length: random.integer(4) }, () => {
    const angle = random.between(0, 2 * Math.PI);
    const radius = random.between(0.05, 0.9);
    return [radius * Math.cos(angle), radius * Math.sin(angle), random.between(0.02, 0.045)] as const;
  });
  return {
    halfWidth: random.between(0.56, 0.68),
    halfLength: random.between(0.68, 0.8),
    outline: [0.02, 0.02, 0.012].map((size) => [random.between(0, size), random.between(0, 2 * Math.PI)] as const),
    fluidRim: random.between(0.02, 0.06),
    skull: random.between(0.06, 0.11),
    scalp: random.between(0.05, 0.11),
    gyri: new NoiseField(random),
    gyrusFrequency: random.between(5, 7.5),
    sulcus: random.between(0.06, 0.2),
    fissure: random.between(0.012, 0.03),
    ventricles: [ventricle * (1 + asymmetry), ventricle * (1 - asymmetry)],
    ventricleSpread: random.between(0.08, 0.16),
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
  let [c, s] = [cos, sin];
  let radius = 1;
  for (const [amplitude, phase] of anatomy.outline) {
    [c, s] = [c * cos - s * sin, s * cos + c * sin];
    radius += amplitude * (c * Math.cos(phase) - s * Math.sin(phase));
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
  const fold = Math.abs(anatomy.gyri.at(8 + x * anatomy.gyrusFrequency, 8 + y * anatomy.gyrusFrequency));
  const cortical = 1 - ramp(0.22, 0.45, depth);
  const white = ramp(0.07, 0.13, depth) * (1 - cortical * (1 - ramp(0.2, 0.36, fold)));
  let value = mix(contrast.grey, contrast.white, white);
  value = mix(value, contrast.fluid, 0.9 * cortical * (1 - ramp(anatomy.sulcus * 0.4, anatomy.sulcus, fold)));

  const side = Math.abs(x);
  value = mix(value, contrast.grey, 0.8 * nucleus(anatomy, side, y, pixel));
  const wobble = 0.03 * anatomy.gyri.at(3, 5 + 2 * y);
  const inFissure = 1 - ramp(anatomy.fissure, anatomy.fissure + pixel, Math.abs(x - wobble));
  value = mix(value, contrast.fluid, 0.8 * inFissure * ramp(0.3, 0.45, Math.abs(y + 0.02)));

  const half = anatomy.ventricles[x < 0 ? 0 : 1];
  if (half > 0) {
    const s = anatomy.ventricleSpread;
    const front = segmentDistance(side, y, s * 1.3, -0.36, s * 0.7, -0.04) - half;
    const back = segmentDistance(side, y, s * 0.7, -0.04, s * 2, 0.38) - half * 0.8;
    value = mix(value, contrast.fluid, 1 - ramp(-pixel, pixel, Math.min(front, back)));
  }
  if (anatomy.cistern > 0) value = mix(value, contrast.fluid, basalFluid(anatomy, side, y, pixel));
  const third = segmentDistance(side, y, 0, 0.02, 0, 0.22) - anatomy.thirdVentricle;
  value = mix(value, contrast.fluid, 1 - ramp(-pixel, pixel, third));
  for (const [vx, vy, radius] of anatomy.vessels) {
    const [dx, dy] = [x - vx, y - vy];
    const d = dx * dx + dy * dy;
    if (d < 4 * radius * radius) value = mix(value, contrast.enhanced, 1 - ramp(0.3, 2, Math.sqrt(d) / radius));
  }
  return value;
}

/** Thalamus and lentiform nucleus of either side. */
function nucleus(anatomy: Anatomy, side: number, y: number, pixel: number): number {
  const thalamus = Math.hypot((side - 0.17) / 0.8, y - 0.13) - anatomy.nuclei;
  const lentiform = Math.hypot((side - 0.38) / 0.6, y + 0.02) - anatomy.nuclei * 1.2;
  return 1 - ramp(-0.03 - pixel, 0.03 + pixel, Math.min(thalamus, lentiform));
}

/** The star-shaped cistern above the sella, the crescent around the midbrain and the Sylvian fissures. */
function basalFluid(anatomy: Anatomy, side: number, y: number, pixel: number): number {
  const size = anatomy.cistern;
  const star = Math.hypot(side, y + 0.14) - size * (0.75 + 0.35 * Math.cos(5 * Math.atan2(side, -(y + 0.14))));
  const crescent = Math.abs(Math.hypot(side / 0.9, y - 0.16) - 0.24) - 0.02;
  const sylvian = segmentDistance(side, y, 0.2, -0.16, 0.85, -0.3) - 0.022;
  return 1 - ramp(-pixel, pixel, Math.min(star, y > 0.1 ? crescent : 1, sylvian));
}
