import { element } from '../../../page/element';
import { whenChanged, type Region } from '../model/store';

/** Why what is drawn is not what the file says. */
export function note(): Region {
  const box = element('div', { class: 'note', role: 'status' });
  return {
    element: box,
    show: whenChanged(
      (state) => [state.note?.what, state.note?.remedy, state.circuit === undefined],
      ({ note: said, circuit }) => {
        box.hidden = said === undefined;
        if (said === undefined) return box.replaceChildren();
        const kept =
          circuit === undefined
            ? undefined
            : element('p', { class: 'quiet' }, 'What is drawn is the last valid circuit.');
        const remedy = said.remedy === '' ? undefined : element('p', { class: 'quiet' }, said.remedy);
        box.replaceChildren(
          element('div', { class: 'failure' }, element('p', {}, said.what), remedy ?? '', kept ?? ''),
        );
      },
    ),
  };
}
