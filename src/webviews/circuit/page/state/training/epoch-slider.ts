import { element } from '../../../../page/element';
import { showEpoch } from '../../model/changes';
import type { CircuitPageState } from '../../model/state';
import type { Region, Store } from '../../model/store';

/** Which epoch's circuit is shown: follows the newest until the user moves it, and again when moved to its end. */
export function epochSlider(store: Store): Region {
  const range = element('input', { type: 'range', min: 0, step: 1, 'aria-label': 'Epoch' });
  const text = element('output', { class: 'quiet' });
  const newest = element(
    'button',
    {
      title: 'Show the newest epoch, also when newer ones come',
      onclick: () => store.update((state) => showEpoch(state, undefined)),
    },
    'Newest',
  );
  range.addEventListener('input', () => {
    const at = range.valueAsNumber;
    store.update((state) => {
      const epochs = state.run?.epochs ?? [];
      return showEpoch(state, at >= epochs.length - 1 ? undefined : epochs[at]?.epoch);
    });
  });
  return {
    element: element('div', { class: 'epochs' }, range, text, newest),
    show: ({ run, epoch }: CircuitPageState) => {
      const epochs = run?.epochs ?? [];
      const found = epochs.findIndex((one) => one.epoch === epoch);
      const at = epoch === undefined || found < 0 ? epochs.length - 1 : found;
      range.max = String(Math.max(0, epochs.length - 1));
      range.value = String(at);
      range.disabled = epochs.length < 2;
      const last = epochs.at(-1)?.epoch ?? 0;
      const now = epochs[at]?.epoch ?? 0;
      text.textContent = `${now === 0 ? 'Before training' : `After epoch ${now}`} of ${last}${run?.live === true ? ', training' : ''}`;
      range.setAttribute('aria-valuetext', text.textContent);
      newest.setAttribute('aria-pressed', String(epoch === undefined));
    },
  };
}
