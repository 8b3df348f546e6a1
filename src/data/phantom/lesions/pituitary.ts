import type { RandomStream } from '../../../shared/random';
import type { Contrast } from '../contrast';
import { mix, ramp } from '../shapes';
import type { Lesion } from './lesion';

/** In the midline above the sella: a smooth oval, often waisted like a snowman, at times with a cyst; dark carotids on both sides. */
export function drawPituitary(random: RandomStream, contrast: Contrast): Lesion {
  const x = random.between(-0.07, 0.07);
  const y = random.between(-0.3, 0.02);
  const radius = random.between(0.13, 0.24);
  const waist = random.between(0, 0.7);
  const upper = random.between(0.55, 0.85);
  const tilt = random.between(-0.35, 0.35);
  const brightness = mix(contrast.grey, contrast.enhanced, random.between(0.5, 0.9));
  const cyst = random.uniform() < 0.35 ? random.between(0.25, 0.5) : 0;
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
      const body = Math.hypot(dx / 1.15, dy - waist * 0.4) - 0.85;
      const head = Math.hypot(dx, dy + waist) - upper;
      const d = Math.min(body, head);
      const vessel = Math.hypot(Math.abs(dx) - 1.35, dy - 0.3) - carotid;
      let value = mix(under, contrast.skull, 0.9 * (1 - ramp(-soft, soft, vessel)));
      value = mix(value, brightness, 1 - ramp(-soft, soft, d));
      if (cyst > 0) value = mix(value, contrast.necrosis, 0.8 * (1 - ramp(cyst - soft, cyst + soft, Math.hypot(dx, dy))));
      return value;
    },
  };
}
