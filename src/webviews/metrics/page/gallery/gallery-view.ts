import { galleryOrder, type GalleryEntry, type GalleryFilter } from '../../../../reporting/result/gallery-order';
import type { RunResult } from '../../../../reporting/run-reading';
import type { Prediction } from '../../../../runs/predictions/predictions';
import { element } from '../../../page/element';
import type { ShownRun } from '../../contract';
import type { Saved } from '../../view';
import { resultRun, runNames, type Context, type TabView } from '../context';
import { acting } from '../out/export-items';
import { messageFor } from '../result/result-view';
import type { Results } from '../result/results';
import { runChoice } from '../result/run-choice';
import { galleryFilters } from './filters';
import { pictureStore } from './pictures';
import { tile } from './tile';

/** Images that are added at once. */
const pageSize = 48;

/** Test images: wrong ones first, the surest of them at the top. */
export function galleryView(context: Context, results: Results): TabView {
  const choice = runChoice(context);
  const filters = galleryFilters(context);
  const message = element('p', { class: 'quiet empty' });
  const count = element('p', { class: 'quiet', 'aria-live': 'polite' });
  const key = element('p', { class: 'key' });
  const list = element('ul', { class: 'gallery', 'aria-label': 'Test images' });
  const more = element('button', { type: 'button', onclick: () => addTiles() }, 'Show more');
  const pictures = pictureStore(context.ask);
  const loads = new Map<Element, () => void>();
  const sight = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        sight.unobserve(target);
        loads.get(target)?.();
        loads.delete(target);
      }
    },
    { rootMargin: '200px' },
  );
  let kept = '';
  let left: GalleryEntry[] = [];
  let make: (entry: GalleryEntry) => ReturnType<typeof tile>;

  function addTiles(): void {
    for (const entry of left.splice(0, pageSize)) {
      const { element: made, load } = make(entry);
      loads.set(made, load);
      list.append(made);
      sight.observe(made);
    }
    more.hidden = left.length === 0;
  }

  const draw = (run: ShownRun, { predictions }: RunResult, control: RunResult | undefined): void => {
    const ofControl = new Map(control?.predictions.rows.map((row) => [row.id, row]));
    left = galleryOrder(predictions, filterOf(context.state.gallery));
    const wrong = left.filter(({ correct }) => !correct).length;
    key.replaceChildren(...(control === undefined ? [] : keyOf(context, run)));
    count.textContent = `${left.length} of ${predictions.rows.length} test images, ${wrong} of them wrong.`;
    make = (entry) =>
      tile({
        entry,
        classes: predictions.classes,
        run: run.path,
        own: predictions.rows[entry.row]!,
        control: sameClasses(ofControl.get(entry.id), predictions.classes.length),
        heatMap: context.state.gallery.heatMap,
        pictures,
        openCircuit: run.circuit
          ? acting(context, async () => {
              await context.ask('openCircuit', { run: run.path, index: entry.row });
              return '';
            })
          : undefined,
      });
    loads.clear();
    sight.disconnect();
    list.replaceChildren();
    addTiles();
  };

  const whole = element('div', {}, choice.element, filters.element, message, count, key, list, more);
  return {
    element: whole,
    render() {
      choice.render();
      const run = resultRun(context);
      const loaded = run === undefined ? undefined : results.of(run);
      const result = loaded !== undefined && 'ok' in loaded ? loaded.ok : undefined;
      message.textContent = messageFor(run?.predictions !== undefined, loaded);
      message.hidden = result !== undefined;
      for (const part of [filters.element, count, key, list]) part.hidden = result === undefined;
      if (run === undefined || result === undefined) return void (more.hidden = true);
      const control = controlOf(context, run);
      const beside = control === undefined ? undefined : results.of(control);
      const controlResult = beside !== undefined && 'ok' in beside ? beside.ok : undefined;
      filters.render(result.predictions.classes, run, controlNames(context, run));
      whole.style.setProperty('--own', colourOf(context, run));
      whole.style.setProperty('--beside', colourOf(context, control));
      const { gallery } = context.state;
      const now = JSON.stringify([
        run.path,
        run.predictions,
        run.circuit,
        gallery,
        control?.path,
        controlResult !== undefined,
      ]);
      if (now === kept) return;
      kept = now;
      draw(run, result, controlResult);
    },
  };
}

function filterOf({ label, predicted, only }: Saved['gallery']): GalleryFilter {
  return {
    ...(label !== undefined && { label }),
    ...(predicted !== undefined && { predicted }),
    ...(only !== 'all' && { correct: only === 'right' }),
  };
}

function sameClasses(row: Prediction | undefined, classes: number): Prediction | undefined {
  return row?.probabilities.length === classes ? row : undefined;
}

/** The run's colour, as beside its name at the top of the page. */
function colourOf({ snapshot, theme }: Context, run: ShownRun | undefined): string {
  const index = snapshot.runs.findIndex((one) => one === run);
  return theme.series[Math.max(0, index) % theme.series.length]!;
}

/** Which bar is whose. */
function keyOf(context: Context, run: ShownRun): HTMLElement[] {
  const control = controlOf(context, run);
  const names = runNames(context.snapshot.runs);
  const nameOf = (of: ShownRun | undefined): string =>
    names[context.snapshot.runs.findIndex((one) => one === of)] ?? '';
  return [
    element('span', { class: 'bar own' }),
    element('span', {}, nameOf(run)),
    element('span', { class: 'bar control' }),
    element('span', {}, nameOf(control)),
  ];
}

/** The run chosen to stand beside, else the first other one with predictions. */
function controlOf({ state, snapshot }: Context, run: ShownRun): ShownRun | undefined {
  const others = snapshot.runs.filter(({ path, predictions }) => path !== run.path && predictions !== undefined);
  return others.find(({ path }) => path === state.control) ?? others[0];
}

function controlNames({ snapshot }: Context, run: ShownRun): { readonly path: string; readonly name: string }[] {
  const names = runNames(snapshot.runs);
  return snapshot.runs
    .map(({ path, predictions }, i) => ({ path, name: names[i]!, predictions }))
    .filter(({ path, predictions }) => path !== run.path && predictions !== undefined);
}
