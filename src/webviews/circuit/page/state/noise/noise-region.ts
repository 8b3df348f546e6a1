import { messageOf } from '../../../../../shared/failure';
import { element } from '../../../../page/element';
import type { CircuitPageState } from '../../model/state';
import { switchNoise } from '../../model/changes';
import { whenChanged, type Region, type Store } from '../../model/store';
import { exactExpectations } from '../exact-expectations';
import { estimateRows } from './estimate-rows';
import { estimates } from './estimates';
import { noiseControls, type NoiseChoice } from './noise-choice';
import { noisyOutcomes, tooMuch } from './outcomes';

/** Milliseconds that the numbers have to rest before noise is simulated anew. */
const rest = 150;

/** What the circuit gives with noise and a limited number of shots, beside its exact expectations. */
export function noiseRegion(store: Store): Region {
  const onOff = element('input', { type: 'checkbox', role: 'switch' });
  const said = element('p', { class: 'quiet', role: 'status' });
  const rows = element('div', { class: 'outputs' });
  let latest: CircuitPageState | undefined;
  let restored = false;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const compute = async (state: CircuitPageState, choice: NoiseChoice): Promise<void> => {
    const mine = ++asked;
    const goesOn = async (done: number): Promise<boolean> => {
      said.textContent = `Simulating … ${Math.round(100 * done)} %`;
      await new Promise((resolve) => setTimeout(resolve));
      return mine === asked;
    };
    const { circuit, binding } = state;
    if (circuit === undefined) return;
    const outcomes = await noisyOutcomes(circuit, binding, choice.noise, goesOn);
    if (outcomes === undefined || mine !== asked) return;
    const exact = exactExpectations(circuit, [binding.inputs], binding.weights);
    const found = estimates(circuit, outcomes, choice.noise, choice.shots, choice.repeats);
    rows.replaceChildren(...estimateRows(circuit, exact, found));
    said.textContent = howText(outcomes.how, choice);
  };
  const start = (): void => {
    clearTimeout(timer);
    asked++;
    controls.element.hidden = rows.hidden = said.hidden = !onOff.checked;
    const state = latest;
    const choice = onOff.checked ? controls.choice() : undefined;
    if (state?.circuit === undefined || choice === undefined) return;
    const refused = tooMuch(state.circuit, choice.noise);
    if (refused !== undefined) rows.replaceChildren();
    said.textContent = refused ?? 'Simulating …';
    if (refused !== undefined) return;
    const failed = (thrown: unknown): void => {
      rows.replaceChildren();
      said.textContent = messageOf(thrown);
    };
    timer = setTimeout(() => void compute(state, choice).catch(failed), rest);
  };
  const changed = (): void => {
    const standing = controls.standing();
    if (standing !== undefined) store.update((state) => switchNoise(state, { on: onOff.checked, ...standing }));
    start();
  };
  const controls = noiseControls(changed);
  onOff.addEventListener('change', changed);
  const region = element(
    'section',
    { class: 'noisy', 'aria-label': 'Noise and shots' },
    element('h2', {}, 'Noise and shots'),
    element('label', { class: 'switch' }, onOff, ' Apply noise and shots to the inputs and weights shown'),
    ...[controls.element, said, rows],
  );
  controls.element.hidden = rows.hidden = said.hidden = true;
  return {
    element: region,
    show: whenChanged(
      ({ circuit, binding, run }) => [circuit, binding, run?.id],
      (state) => {
        latest = state;
        region.hidden = state.circuit === undefined;
        controls.show(state.run);
        if (!restored && state.noise !== undefined) {
          controls.restore(state.noise);
          onOff.checked = state.noise.on;
        }
        restored = true;
        start();
      },
    ),
  };
}

function howText(how: string, { shots, repeats }: NoiseChoice): string {
  if (shots === undefined) return `By ${how}, expectations without limit of shots. The line marks the exact value.`;
  return `By ${how}: mean ± standard deviation of ${repeats} repetitions with ${shots} shots each. The line marks the exact value.`;
}
