import type { RandomStream } from '../../shared/random';

/** Brightness of each tissue, 0 … 1, in one acquisition. */
export interface Contrast {
  readonly background: number;
  readonly scalp: number;
  readonly skull: number;
  readonly fluid: number;
  readonly grey: number;
  readonly white: number;
  /** Tissue that takes up contrast agent: vessels, enhancing tumour. */
  readonly enhanced: number;
  readonly oedema: number;
  readonly necrosis: number;
}

/** T1-weighted with contrast agent; one patient in twelve T2-weighted, as in mixed clinical collections. */
export function drawContrast(random: RandomStream): Contrast {
  const around = (centre: number, spread: number): number => centre + random.between(-spread, spread);
  if (random.uniform() < 0.92)
    return {
      background: around(0.02, 0.02),
      scalp: around(0.58, 0.14),
      skull: around(0.1, 0.06),
      fluid: around(0.14, 0.07),
      grey: around(0.4, 0.06),
      white: around(0.54, 0.06),
      enhanced: around(0.9, 0.07),
      oedema: around(0.28, 0.04),
      necrosis: around(0.12, 0.05),
    };
  return {
    background: around(0.02, 0.02),
    scalp: around(0.5, 0.15),
    skull: around(0.08, 0.05),
    fluid: around(0.66, 0.08),
    grey: around(0.48, 0.05),
    white: around(0.36, 0.05),
    enhanced: around(0.85, 0.07),
    oedema: around(0.64, 0.06),
    necrosis: around(0.14, 0.05),
  };
}
