import type { RandomStream } from '../../../shared/random';
import type { Contrast } from '../contrast';
import { NoiseField } from '../noise-field';
import { mix, ramp } from '../shapes';
import type { Lesion } from './lesion';

/** Within the white matter of one hemisphere: ragged margin, patchy enhancing rim, necrotic core, oedema around. */
export function drawGlioma(random: RandomStream, contrast: Contrast): Lesion {
  const mirrored = random.uniform() < 0.5 ? -1 : 1;
  const angle = random.between(-1.2, 1.2);
  const distance = random.between(0.3, 0.52);
  const x = mirrored * distance * Math.cos(angle);
  const y = distance * Math.sin(angle) * 1.1;
  const radius = random.between(0.32, 0.43);
  const raggedness = random.between(0.3, 0.45);
  const necrosis = random.between(0.38, 0.58);
  const patchiness = random.between(0.5, 0.85);
  const oedema = random.between(1.35, 1.9);
  const stretch = random.between(0.8, 1.25);
  const texture = new NoiseField(random);

  return {
    x,
    y,
    radius,
    pressure: random.between(0.1, 0.35),
    paint(px, py, under, pixel) {
      const dx = ((px - x) * stretch) / radius;
      const dy = (py - y) / (stretch * radius);
      const near = Math.sqrt(dx * dx + dy * dy);
      if (near > oedema + 1) return under;
      const margin = raggedness * (texture.at(9 + dx * 1.7, 9 + dy * 1.7) + 0.5 * texture.at(20 + dx * 4, 20 + dy * 4));
      const d = near + margin;
      const patches = texture.at(4 + dx * 2.6, 25 + dy * 2.6);
      const soft = 0.12 + pixel / radius;
      let value = mix(under, contrast.oedema, 0.95 * (1 - ramp(oedema - 0.5, oedema, d)));
      const rim = mix(contrast.enhanced, contrast.grey, patchiness * ramp(-0.3, 0.7, patches));
      value = mix(value, rim, 1 - ramp(1 - soft, 1 + soft, d));
      return mix(value, contrast.necrosis, 1 - ramp(necrosis - soft, necrosis + soft, d + 0.25 * patches));
    },
  };
}
