import type { RandomStream } from '../../../shared/random';
import type { Contrast } from '../contrast';
import { mix, ramp } from '../shapes';
import type { Lesion } from './lesion';

/** On the dura of the convexity or, seldom, of the falx: smooth, even, with a cleft of fluid against the brain and a dural tail. */
export function drawMeningioma(random: RandomStream, contrast: Contrast): Lesion {
  const mirrored = random.uniform() < 0.5 ? -1 : 1;
  const onFalx = random.uniform() < 0.2;
  const radius = random.between(0.23, 0.34);
  const angle = random.between(-1.35, 1.35);
  const distance = 1 - radius * random.between(0.45, 0.85);
  const x = mirrored * (onFalx ? radius * 0.75 : distance * Math.cos(angle));
  const y = onFalx ? (random.uniform() < 0.5 ? -1 : 1) * random.between(0.5, 0.72) : distance * Math.sin(angle);
  const flattening = random.between(0.8, 1);
  const [nx, ny] = onFalx ? [mirrored, 0] : [mirrored * Math.cos(angle), Math.sin(angle)];
  const brightness = mix(contrast.grey, contrast.enhanced, random.between(0.75, 1));
  const tail = random.between(1.2, 1.7);
  const cleft = random.between(0.06, 0.16);

  return {
    x,
    y,
    radius,
    pressure: random.between(0.2, 0.5),
    paint(px, py, under, pixel) {
      const dx = (px - x) / radius;
      const dy = (py - y) / radius;
      const outward = (dx * nx + dy * ny) / flattening;
      const along = -dx * ny + dy * nx;
      const d = Math.sqrt(outward * outward + along * along);
      if (d > tail + 0.5) return under;
      const soft = pixel / radius;
      const rho = Math.sqrt(px * px + py * py);
      let value = mix(under, contrast.fluid, 0.7 * (1 - ramp(1 + cleft - soft, 1 + cleft + soft, d)));
      if (!onFalx)
        value = mix(value, brightness, ramp(0.93 - pixel, 0.97, rho) * (1 - ramp(tail - 0.2, tail, Math.abs(along))));
      value = mix(value, brightness, 1 - ramp(1 - soft, 1 + soft, d));
      return value;
    },
  };
}
