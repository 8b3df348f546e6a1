import { element } from '../../../page/element';
import { resultRun, runNames, type Context } from '../context';

export interface RunChoice {
  readonly element: HTMLElement;
  render(): void;
}

/** Which of several runs the result is of. */
export function runChoice(context: Context): RunChoice {
  const select = element('select', { 'aria-label': 'Run', onchange: () => context.change({ run: select.value }) });
  const holder = element('div', { class: 'toolbar' }, element('span', {}, 'Run'), select);
  return {
    element: holder,
    render() {
      const { runs } = context.snapshot;
      const names = runNames(runs);
      holder.hidden = runs.length < 2;
      select.replaceChildren(...runs.map(({ path }, i) => element('option', { value: path }, names[i])));
      select.value = resultRun(context)?.path ?? '';
    },
  };
}
