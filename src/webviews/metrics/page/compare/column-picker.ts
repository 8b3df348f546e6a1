import { runColumns } from '../../../../reporting/compare/run-columns';
import { element } from '../../../page/element';
import type { Context } from '../context';
import { toggled } from '../parts/toggles';
import { firstColumns } from './columns';

/** Which columns the run table has; `opened` when the values of the experiments are wanted too. */
export function columnPicker(
  context: Context,
  opened: () => void,
): { readonly element: HTMLElement; render(paths: readonly string[]): void } {
  const own = element('div', { class: 'choices' });
  const experiment = element('div', { class: 'choices' });
  const holder = element(
    'details',
    { class: 'picker', ontoggle: () => (holder.open ? opened() : undefined) },
    element('summary', {}, 'Columns'),
    own,
    element('p', { class: 'quiet' }, 'Values of the experiments that are not all alike:'),
    experiment,
  );
  const choice = (key: string, title: string): HTMLElement => {
    const chosen = context.state.compare.columns.length === 0 ? firstColumns : context.state.compare.columns;
    const box = element('input', {
      type: 'checkbox',
      checked: chosen.includes(key),
      onchange: () => {
        const { compare } = context.state;
        const before = compare.columns.length === 0 ? firstColumns : compare.columns;
        context.change({ compare: { ...compare, columns: toggled(before, key, box.checked) } });
      },
    });
    return element('label', {}, box, title);
  };
  let kept = '';
  return {
    element: holder,
    render(paths) {
      if (!holder.open) return;
      const key = JSON.stringify([paths, context.state.compare.columns]);
      if (key === kept) return;
      kept = key;
      own.replaceChildren(...runColumns.map(({ key: name, title }) => choice(name, title)));
      experiment.replaceChildren(...paths.map((path) => choice(path, path)));
    },
  };
}
