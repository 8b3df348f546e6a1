import { element } from '../../../page/element';
import type { CircuitSample } from '../../contract';
import { showImage, showProbe } from '../model/changes';
import type { CircuitPageState, ShownImage } from '../model/state';
import { whenChanged, type Region, type Store } from '../model/store';

/** What the host knows of test images. */
export interface ImageHost {
  samples(): Promise<readonly CircuitSample[]>;
  image(index: number): Promise<ShownImage & { readonly inputs: readonly number[] }>;
  failed(thrown: unknown): void;
}

/** A test image of the run as the circuit's input: chosen from a list, shown with what the network says of it. */
export function imagePicker(store: Store, host: ImageHost): Region {
  const choice = element('select', { 'aria-label': 'Test image' });
  const before = element('button', { 'aria-label': 'Previous test image', onclick: () => step(-1) }, '◀');
  const after = element('button', { 'aria-label': 'Next test image', onclick: () => step(1) }, '▶');
  const busy = element('span', { class: 'quiet', role: 'status' });
  const shown = element('div', { class: 'image' });
  const region = element(
    'div',
    { class: 'picker' },
    element('div', { class: 'joined' }, before, choice, after),
    busy,
    shown,
  );
  let samples: readonly CircuitSample[] = [];
  let asked = 0;

  const pick = async (index: number): Promise<void> => {
    const mine = ++asked;
    // What an epoch recorded of it is there at once; the picture comes
    store.update((state) => showProbe(state, index));
    busy.textContent = 'The network looks at the image …';
    try {
      const { inputs, ...image } = await host.image(index);
      if (mine === asked) store.update((state) => showImage(state, image, inputs));
    } catch (thrown) {
      if (mine === asked) host.failed(thrown);
    } finally {
      if (mine === asked) busy.textContent = '';
    }
  };
  const step = (by: number): void => {
    const at = samples.findIndex(({ index }) => index === store.state.image?.index);
    const next = samples[(Math.max(at, by < 0 ? 0 : -1) + by + samples.length) % samples.length];
    if (next !== undefined) void pick(next.index);
  };
  const list = async (): Promise<void> => {
    busy.textContent = 'Listing the test images …';
    try {
      samples = await host.samples();
      options(choice, samples, store.state);
    } catch (thrown) {
      host.failed(thrown);
    } finally {
      busy.textContent = '';
    }
  };
  choice.addEventListener('change', () => {
    if (choice.value === 'list') void list();
    else if (choice.value !== '') void pick(Number(choice.value));
  });
  let wished: number | undefined;
  return {
    element: region,
    show: whenChanged(
      ({ run, image, wish }) => [run?.id, run?.probes, image, wish],
      (state) => {
        region.hidden = state.run === undefined;
        if (state.run === undefined) return;
        if (samples.length === 0) samples = state.run.probes;
        options(choice, samples, state);
        before.disabled = after.disabled = samples.length === 0;
        shown.replaceChildren(...picture(state));
        if (state.wish !== undefined && state.wish !== wished) {
          wished = state.wish;
          void pick(state.wish);
        }
      },
    ),
  };
}

function options(choice: HTMLSelectElement, samples: readonly CircuitSample[], state: CircuitPageState): void {
  const classes = state.run?.classes ?? [];
  const chosen = state.image?.index;
  const known = samples.map(({ index, label, predicted }) => {
    const wrong =
      predicted !== undefined && predicted !== label ? `, taken for ${classes[predicted] ?? predicted}` : '';
    return element(
      'option',
      { value: index, selected: index === chosen },
      `${index + 1}: ${classes[label] ?? label}${wrong}`,
    );
  });
  const other = chosen !== undefined && samples.every(({ index }) => index !== chosen);
  choice.replaceChildren(
    element('option', { value: '', selected: chosen === undefined }, 'Inputs by hand'),
    ...(other ? [element('option', { value: chosen, selected: true }, `Test image ${chosen + 1}`)] : []),
    ...known,
    element('option', { value: 'list' }, 'List all test images …'),
  );
}

function picture({ image, run, source }: CircuitPageState): readonly Node[] {
  if (image === undefined || run === undefined || source.kind !== 'run') return [];
  const most = Math.max(...image.probabilities);
  const bars = image.probabilities.map((probability, k) =>
    element(
      'div',
      { class: probability === most ? 'bar most' : 'bar' },
      element('span', {}, run.classes[k] ?? String(k)),
      element('meter', { min: 0, max: 1, value: probability, 'aria-label': run.classes[k] ?? String(k) }),
      element('output', {}, `${(100 * probability).toFixed(1)} %`),
    ),
  );
  const thumbnail =
    image.png === ''
      ? []
      : [
          element('img', {
            src: `data:image/png;base64,${image.png}`,
            alt: `Test image ${image.index + 1} as the network sees it`,
          }),
        ];
  return [...thumbnail, element('div', { class: 'bars' }, ...bars)];
}
