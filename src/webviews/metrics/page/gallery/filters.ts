import { element } from '../../../page/element';
import type { ShownRun } from '../../contract';
import type { Saved } from '../../view';
import type { Context } from '../context';

export interface GalleryFilters {
  readonly element: HTMLElement;
  render(
    classes: readonly string[],
    run: ShownRun,
    controls: readonly { readonly path: string; readonly name: string }[],
  ): void;
}

/** Which images show, with what over and beside them. */
export function galleryFilters(context: Context): GalleryFilters {
  const change = (part: Partial<Record<keyof Saved['gallery'], unknown>>): void =>
    context.change({ gallery: { ...withoutUndefined({ ...context.state.gallery, ...part }) } });
  const classOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));
  const label = element('select', { id: 'label', onchange: () => change({ label: classOf(label.value) }) });
  const predicted = element('select', {
    id: 'predicted',
    onchange: () => change({ predicted: classOf(predicted.value) }),
  });
  const only = element(
    'select',
    { id: 'only', onchange: () => change({ only: only.value }) },
    element('option', { value: 'all' }, 'all'),
    element('option', { value: 'wrong' }, 'wrong'),
    element('option', { value: 'right' }, 'right'),
  );
  const heat = element(
    'button',
    { type: 'button', onclick: () => change({ heatMap: !context.state.gallery.heatMap }) },
    'Grad-CAM',
  );
  const control = element('select', { id: 'control', onchange: () => context.change({ control: control.value }) });
  const beside = element('span', { class: 'pair' }, element('label', { for: 'control' }, 'Beside'), control);
  return {
    element: element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': 'Images' },
      element('span', { class: 'pair' }, element('label', { for: 'label' }, 'True class'), label),
      element('span', { class: 'pair' }, element('label', { for: 'predicted' }, 'Predicted'), predicted),
      element('span', { class: 'pair' }, element('label', { for: 'only' }, 'Show'), only),
      heat,
      beside,
    ),
    render(classes, _run, controls) {
      const { gallery } = context.state;
      const options = (): HTMLElement[] => [
        element('option', { value: '' }, 'any'),
        ...classes.map((name, c) => element('option', { value: c }, name)),
      ];
      label.replaceChildren(...options());
      predicted.replaceChildren(...options());
      label.value = String(gallery.label ?? '');
      predicted.value = String(gallery.predicted ?? '');
      only.value = gallery.only;
      heat.setAttribute('aria-pressed', String(gallery.heatMap));
      beside.hidden = controls.length === 0;
      control.replaceChildren(...controls.map(({ path, name }) => element('option', { value: path }, name)));
      control.value = controls.find(({ path }) => path === context.state.control)?.path ?? controls[0]?.path ?? '';
    },
  };
}

function withoutUndefined(gallery: Record<string, unknown>): Saved['gallery'] {
  return Object.fromEntries(Object.entries(gallery).filter(([, value]) => value !== undefined)) as Saved['gallery'];
}
