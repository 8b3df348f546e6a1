import { operationText } from '../../../../quantum/drawing/describe';
import { element } from '../../../page/element';
import { whenChanged, type Region } from '../model/store';

/** What the selected gate is. */
export function details(): Region {
  const body = element('div', {});
  const region = element('section', { class: 'details', 'aria-label': 'Gate' }, element('h2', {}, 'Gate'), body);
  return {
    element: region,
    show: whenChanged(
      ({ selection, circuit, binding, run, epoch }) => [selection, circuit, binding, run, epoch],
      ({ selection, circuit }) => {
        const operation = selection === undefined ? undefined : circuit?.operations[selection];
        if (operation === undefined)
          return body.replaceChildren(
            element('p', { class: 'quiet' }, 'Click a gate, or walk with the arrow keys, to see what it does.'),
          );
        body.replaceChildren(element('p', {}, operationText(operation)));
      },
    ),
  };
}
