import { element } from '../../../page/element';
import type { Context } from '../context';

/** What all charts share: smoothing, the horizontal axis, how much of it shows. */
export function toolbar(context: Context): { readonly element: HTMLElement; render(): void } {
  const change = (view: Partial<Context['state']['view']>): void =>
    context.change({ view: { ...context.state.view, ...view } });
  const value = element('output', { class: 'value', for: 'smoothing' });
  const slider = element('input', {
    type: 'range',
    id: 'smoothing',
    min: 0,
    max: 0.99,
    step: 0.01,
    oninput: () => change({ smoothing: Number(slider.value) }),
  });
  const axis = element(
    'select',
    { id: 'axis', onchange: () => change({ axis: axis.value === 'seconds' ? 'seconds' : 'epochs', range: null }) },
    element('option', { value: 'epochs' }, 'epochs'),
    element('option', { value: 'seconds' }, 'time'),
  );
  const whole = element('button', { type: 'button', onclick: () => change({ range: null }) }, 'Show all');
  return {
    element: element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': 'Charts' },
      element('label', { for: 'smoothing' }, 'Smoothing'),
      slider,
      value,
      element('span', { class: 'pair' }, element('label', { for: 'axis' }, 'Over'), axis),
      whole,
      element('span', { class: 'quiet hint' }, 'Drag to pan, Ctrl+wheel or Shift+drag to zoom'),
    ),
    render() {
      const { smoothing, axis: over, range } = context.state.view;
      if (document.activeElement !== slider) slider.value = String(smoothing);
      value.textContent = smoothing.toFixed(2);
      axis.value = over;
      whole.disabled = range === null;
    },
  };
}
