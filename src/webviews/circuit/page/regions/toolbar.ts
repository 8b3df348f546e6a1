import { element } from '../../../page/element';
import type { DrawingRegion } from '../draw/drawing-region';
import { zoomAbout } from '../draw/pan-and-zoom';
import { foldAll, look } from '../model/changes';
import { whenChanged, type Region, type Store } from '../model/store';

/** Title, and what changes how the drawing is seen; `more` stands at its end. */
export function toolbar(store: Store, drawing: DrawingRegion, openSource: () => void, more: HTMLElement): Region {
  const title = element('h1', {});
  const source = element('button', { class: 'link', onclick: openSource }, 'Open experiment');
  const fold = element('button', { onclick: () => store.update((state) => foldAll(state, state.folded.size === 0)) });
  const middle = (factor: number) => (): void => {
    const { scroller } = drawing;
    zoomAbout(scroller, store, factor, scroller.clientWidth / 2, scroller.clientHeight / 2);
  };
  const percent = element('button', {
    title: 'Zoom to 100 %',
    onclick: () => store.update((state) => look(state, { ...state.view, zoom: 1 })),
  });
  const fit = element('button', { onclick: () => drawing.fit() }, 'Fit');
  const bar = element(
    'header',
    { class: 'toolbar' },
    title,
    source,
    element('span', { class: 'spring' }),
    fold,
    element(
      'span',
      { class: 'joined', role: 'group', 'aria-label': 'Zoom' },
      element('button', { 'aria-label': 'Zoom out', onclick: middle(1 / 1.25) }, '−'),
      percent,
      element('button', { 'aria-label': 'Zoom in', onclick: middle(1.25) }, '+'),
      fit,
    ),
    more,
  );
  return {
    element: bar,
    show: whenChanged(
      ({ title: text, folded, sections, view, circuit }) => [text, folded, sections, view.zoom, circuit],
      (state) => {
        title.textContent = state.title;
        source.textContent = state.source.kind === 'run' ? 'Open the run’s experiment' : 'Open the file';
        fold.textContent = state.folded.size === 0 ? 'Fold layers' : 'Unfold layers';
        fold.disabled = state.sections.length === 0;
        percent.textContent = `${Math.round(100 * state.view.zoom)} %`;
        percent.setAttribute('aria-label', `Zoom, ${percent.textContent}`);
      },
    ),
  };
}
