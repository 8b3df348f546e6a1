import type { RandomStream } from '../../../shared/random';
import type { Contrast } from '../contrast';
import { length, mix, ramp } from '../shapes';
import type { Lesion } from './lesion';

/** In the midline above the sella: a smooth oval, often waisted like a snowman, at times with a cyst; dark carotids on both sides. */
export function drawPituitary(random: RandomStream, contrast: Contrast): Lesion {
  const x = random.between(-0.12, 0.12);
  const y = random.between(-0.38, 0.12);
  const radius = random.between(0.18, 0.28);
  const waist = random.between(0, 0.7);
  const upper = random.between(0.55, 0.85);
  const tilt = random.between(-0.35, 0.35);
  const brightness = mix(contrast.grey, contrast.enhanced, random.between(0.7, 1));
  const cyst = random.uniform() < 0.25 ? random.between(0.15, 0.3) : 0;
  const carotid = random.between(0.18, 0.3);
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];

  return {
    x,
    y,
    radius,
    pressure: random.between(0.15, 0.4),
    paint(px, py, under, pixel) {
      const dx = ((px - x) * cos + (py - y) * sin) / radius;
      const dy = ((py - y) * cos - (px - x) * sin) / radius;
      if (dx * dx + dy * dy > 7) return under;
      const soft = pixel / radius;
      const body = length(dx / 1.15, dy - waist * 0.4) - 0.85;
      const head = length(dx, dy + waist) - upper;
      const d = Math.min(body, head);
      const vessel = length(Math.abs(dx) - 1.35, dy - 0.3) - carotid;
      let value = mix(under, contrast.skull, 0.9 * (1 - ramp(-soft, soft, vessel)));
      value = mix(value, brightness, 1 - ramp(-soft, soft, d));
      if (cyst > 0) value = mix(value, contrast.grey, 0.9 * (1 - ramp(cyst - soft, cyst + soft, length(dx, dy))));
      return value;
    },
  };
}
