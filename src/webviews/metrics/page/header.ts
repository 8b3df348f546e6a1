import { element } from '../../page/element';
import { runNames, type Context } from './context';
import { standingOf } from './live/standing';

/** Which runs show and how each stands; rewritten every second, so that nothing old looks new. */
export function header(context: Context, heardAt: () => number): { readonly element: HTMLElement; render(): void } {
  const list = element('ul', { class: 'runs', 'aria-label': 'Runs shown' });
  let kept = '';
  return {
    element: list,
    render() {
      const { snapshot, theme } = context;
      const elapsed = (performance.now() - heardAt()) / 1000;
      const names = runNames(snapshot.runs);
      const rows = snapshot.runs.map((run, r) => {
        const warnings = [
          ...run.warnings,
          ...(run.unreadable > 0 ? [`${run.unreadable} lines of its log are not readable`] : []),
        ];
        return { path: run.path, name: names[r]!, warnings, ...standingOf(run, elapsed) };
      });
      const key = JSON.stringify([rows, snapshot.broken, theme.series]);
      if (key === kept) return;
      kept = key;
      const several = rows.length + snapshot.broken.length > 1;
      list.replaceChildren(
        ...rows.map(({ path, name, text, tone, warnings }, r) =>
          element(
            'li',
            {},
            several ? swatch(theme.series[r % theme.series.length]!) : undefined,
            element('span', { class: 'name', title: path }, name),
            element('span', { class: `standing ${tone}` }, text),
            warnings.length === 0
              ? undefined
              : element(
                  'span',
                  { class: 'standing warning', title: warnings.join('\n') },
                  `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`,
                ),
            several ? remove(context, path, name) : undefined,
          ),
        ),
        ...snapshot.broken.map(({ path, what }) =>
          element(
            'li',
            {},
            element('span', { class: 'standing error' }, what),
            several ? remove(context, path, path) : undefined,
          ),
        ),
      );
    },
  };
}

function swatch(colour: string): HTMLElement {
  const made = element('span', { class: 'swatch', 'aria-hidden': 'true' });
  made.style.background = colour;
  return made;
}

function remove(context: Context, path: string, name: string): HTMLElement {
  const onclick = (): void => {
    const { runs, broken } = context.snapshot;
    void context.ask('show', { runs: [...runs, ...broken].map((run) => run.path).filter((other) => other !== path) });
  };
  return element(
    'button',
    { type: 'button', class: 'small', 'aria-label': `Take ${name} out of this panel`, onclick },
    '×',
  );
}
