import { element } from '../../../page/element';
import { setInput } from '../model/changes';
import { whenChanged, type Region, type Store } from '../model/store';

/** More sliders than these are not shown: amplitudes of many wires are not set by hand. */
const mostSliders = 16;

/** The circuit's inputs by hand. */
export function inputs(store: Store, above?: HTMLElement): Region {
  const list = element('div', { class: 'sliders' });
  const region = element(
    'section',
    { class: 'inputs', 'aria-label': 'Inputs' },
    element('h2', {}, 'Inputs'),
    above,
    list,
  );
  let sliders: readonly Slider[] = [];
  return {
    element: region,
    show: whenChanged(
      ({ binding, circuit }) => [binding.inputs, circuit],
      ({ binding }) => {
        const wanted = Math.min(binding.inputs.length, mostSliders);
        if (sliders.length !== wanted) {
          sliders = Array.from({ length: wanted }, (_, k) =>
            slider(k, (value) => store.update((state) => setInput(state, k, value))),
          );
          list.replaceChildren(...sliders.map(({ row }) => row), rest(binding.inputs.length - wanted));
        }
        sliders.forEach((one, k) => one.show(binding.inputs[k] ?? 0));
      },
    ),
  };
}

function rest(count: number): string {
  return count > 0 ? `and ${count} more, which an image sets` : '';
}

interface Slider {
  readonly row: HTMLElement;
  show(value: number): void;
}

function slider(index: number, changed: (value: number) => void): Slider {
  const range = element('input', {
    type: 'range',
    min: -3.15,
    max: 3.15,
    step: 0.01,
    'aria-label': `Input x${index}, radians`,
  });
  const number = element('output', {});
  range.addEventListener('input', () => changed(range.valueAsNumber));
  return {
    row: element(
      'label',
      { class: 'slider' },
      element('span', {}, 'x', element('sub', {}, String(index))),
      range,
      number,
    ),
    show(value) {
      range.value = String(value);
      number.textContent = value.toFixed(3).replace('-', '−');
    },
  };
}
