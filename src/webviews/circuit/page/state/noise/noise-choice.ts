import { Check } from '@sinclair/typebox/value';
import { Noise, type NoiseModel } from '../../../../../experiment/schema/noise';
import { element } from '../../../../page/element';
import type { CircuitNoiseSwitch, CircuitRun } from '../../../contract';

/** What the user chose to simulate. */
export interface NoiseChoice {
  readonly noise: NoiseModel | undefined;
  /** Undefined: exact expectations. */
  readonly shots: number | undefined;
  readonly repeats: number;
}

export interface NoiseControls {
  readonly element: HTMLElement;
  /** Undefined while what was typed is no number that fits. */
  readonly choice: () => NoiseChoice | undefined;
  /** What the run was trained with becomes one of the choices. */
  readonly show: (run: CircuitRun | undefined) => void;
  /** What stands in the controls, and putting it there again. */
  readonly standing: () => Omit<CircuitNoiseSwitch, 'on'> | undefined;
  readonly restore: (before: CircuitNoiseSwitch) => void;
}

/** The run's own noise and shots, or chosen ones. */
export function noiseControls(changed: () => void): NoiseControls {
  const own = element('option', { value: 'run' }, 'The run’s noise model');
  const kind = element(
    'select',
    {},
    own,
    element('option', { value: 'depolarising' }, 'Depolarising after every gate'),
    element('option', { value: 'amplitude-damping' }, 'Amplitude damping after every gate'),
    element('option', { value: 'none' }, 'None'),
  );
  const probability = element('input', { type: 'number', min: 0, max: 1, step: 0.001, value: 0.01 });
  const shots = element('input', { type: 'number', min: 0, max: 100_000, step: 1, value: 1000 });
  const repeats = element('input', { type: 'number', min: 2, max: 200, step: 1, value: 32 });
  const chance = element('label', {}, 'p ', probability);
  const box = element(
    'div',
    { class: 'noise-controls' },
    element('label', {}, 'Noise ', kind),
    chance,
    element('label', { title: '0: exact expectation values' }, 'Shots ', shots),
    element('label', { title: 'Repetitions with seeds of their own, for the spread' }, 'Repeated ', repeats),
  );
  let model: NoiseModel | undefined;
  let shown: string | undefined;
  const hideChance = (): void => {
    chance.hidden = kind.value === 'run' || kind.value === 'none';
  };
  const tell = (): void => {
    hideChance();
    changed();
  };
  for (const control of [kind, probability, shots, repeats]) control.addEventListener('change', tell);
  return {
    element: box,
    choice() {
      if ([probability, shots, repeats].some((control) => !control.reportValidity())) return undefined;
      return {
        noise: noiseOf(kind.value, probability.valueAsNumber, model),
        shots: shots.valueAsNumber > 0 ? shots.valueAsNumber : undefined,
        repeats: repeats.valueAsNumber,
      };
    },
    standing: () =>
      [probability, shots, repeats].every((control) => control.checkValidity())
        ? {
            kind: kind.value,
            probability: probability.valueAsNumber,
            shots: shots.valueAsNumber,
            repeats: repeats.valueAsNumber,
          }
        : undefined,
    restore(before) {
      kind.value = before.kind;
      probability.value = String(before.probability);
      shots.value = String(before.shots);
      repeats.value = String(before.repeats);
      hideChance();
    },
    show(run) {
      model = Check(Noise, run?.noise) ? run.noise : undefined;
      own.hidden = own.disabled = model === undefined;
      if (run?.id === shown && shown !== undefined) return;
      shown = run?.id;
      kind.value = model === undefined ? 'depolarising' : 'run';
      hideChance();
      if (run?.shots !== undefined) shots.value = String(run.shots);
    },
  };
}

function noiseOf(kind: string, probability: number, model: NoiseModel | undefined): NoiseModel | undefined {
  if (kind === 'run') return model;
  if (kind === 'depolarising' || kind === 'amplitude-damping') return { channels: [{ channel: kind, probability }] };
  return undefined;
}
