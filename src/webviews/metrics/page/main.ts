import '../../page/page.css';
import { messageOf } from '../../../shared/failure';
import { connect } from '../../page/connect';
import { element } from '../../page/element';
import { metricsContract, type MetricsSnapshot } from '../contract';
import { firstState, firstView, type Saved, type TabName, type View } from '../view';
import type { Context, TabView } from './context';
import { header } from './header';
import { compareView } from './compare/compare-view';
import { galleryView } from './gallery/gallery-view';
import { liveView } from './live/live-view';
import './charts/charts.css';
import './compare/compare.css';
import './gallery/gallery.css';
import './metrics.css';
import './parts/parts.css';
import './result/result.css';
import { acting } from './out/export-items';
import { tabs } from './parts/tabs';
import { resultStore } from './result/results';
import { resultView } from './result/result-view';
import { readTheme, watchTheme } from './theme';
import { viewQuestion } from './view-question';

const connection = connect(metricsContract, show);
let state: Saved = connection.saved ?? firstState;
let snapshot: MetricsSnapshot = { view: firstView, paths: [], runs: [], broken: [], listVersion: 0 };
let theme = readTheme();
let heardAt = performance.now();
/** Whether the host has told which runs are to be seen. */
let told = false;
const status = element('p', { class: 'status', role: 'status', hidden: true });

const context: Context = {
  ask: (name, asked, seconds) => connection.ask(name, asked, seconds),
  get theme() {
    return theme;
  },
  get state() {
    return state;
  },
  get snapshot() {
    return snapshot;
  },
  change(part) {
    context.adopt(part);
    render();
  },
  adopt(part) {
    const before = state;
    state = { ...state, ...part };
    saveSoon();
    if (JSON.stringify(wantedView(before)) !== JSON.stringify(wantedView())) askForView();
  },
  say(text) {
    status.textContent = text;
    status.hidden = text === '';
  },
};

const results = resultStore(context.ask, render);
const views: Record<TabName, { readonly label: string; readonly view: TabView }> = {
  live: { label: 'Live', view: liveView(context) },
  result: { label: 'Result', view: resultView(context, results) },
  gallery: { label: 'Gallery', view: galleryView(context, results) },
  compare: { label: 'Compare', view: compareView(context, results, render) },
};
const top = header(context, () => heardAt);
const bar = tabs(
  Object.entries(views).map(([name, { label, view }]) => ({ name: name as TabName, label, content: view.element })),
  (tab) => context.change({ tab }),
);

const report = element(
  'button',
  {
    type: 'button',
    onclick: acting(context, async () => {
      const { saved } = await context.ask('report', { runs: snapshot.runs.map(({ path }) => path) }, 3600);
      return saved ? 'Report saved.' : '';
    }),
  },
  'HTML report',
);

const page = document.getElementById('page')!;
page.append(top.element, element('div', { class: 'topbar' }, bar.list, report), status, ...bar.panels);
bar.open(state.tab);
colourDrawings();
watchTheme(() => {
  theme = readTheme();
  colourDrawings();
  render();
});
setInterval(() => top.render(), 1000);
window.addEventListener('resize', fitView);

function show(next: MetricsSnapshot): void {
  snapshot = next;
  heardAt = performance.now();
  told = true;
  if (next.paths.join('\n') !== state.runs.join('\n')) context.adopt({ runs: next.paths });
  page.setAttribute('aria-busy', 'false');
  render();
}

/** Drawings take their lines' colours from the page's style. */
function colourDrawings(): void {
  theme.series.forEach((colour, i) => document.documentElement.style.setProperty(`--chart-${i + 1}`, colour));
}

let due = false;
function render(): void {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    top.render();
    bar.open(state.tab);
    views[state.tab].view.render();
  });
}

/** Comparisons are over whole trainings, epoch by epoch. */
function wantedView(of: Saved = state): View {
  return of.tab === 'compare' ? { ...of.view, axis: 'epochs', range: null, smoothing: 0 } : of.view;
}

const askForView = viewQuestion(
  () => wantedView(),
  (view) => context.ask('view', view).catch((thrown: unknown) => context.say(messageOf(thrown))),
);

let saving: number | undefined;
/** Not at each of the hundred steps of a drag, nor before it is known which runs a window that comes back is to show. */
function saveSoon(): void {
  if (!told) return;
  window.clearTimeout(saving);
  saving = window.setTimeout(() => connection.save(state), 100);
}

/** As many points as the widest chart can show. */
function fitView(): void {
  const columns = Math.max(1, Math.floor(window.innerWidth / 350));
  const points = Math.min(4000, 200 * Math.ceil((2 * window.innerWidth) / columns / 200));
  context.change({ view: { ...state.view, points } });
}

fitView();
// What was saved, or the tab, may want another view than the host begins with
askForView();
