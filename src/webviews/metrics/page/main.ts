import '../../page/page.css';
import { messageOf } from '../../../shared/failure';
import { connect } from '../../page/connect';
import { element } from '../../page/element';
import { metricsContract, type MetricsSnapshot } from '../contract';
import { firstState, firstView, type Saved, type TabName, type View } from '../view';
import type { Context, TabView } from './context';
import { header } from './header';
import { liveView } from './live/live-view';
import './metrics.css';
import { tabs } from './parts/tabs';
import { readTheme, watchTheme } from './theme';

const connection = connect(metricsContract, show);
let state: Saved = connection.saved ?? firstState;
let snapshot: MetricsSnapshot = { view: firstView, runs: [], broken: [], listVersion: 0 };
let theme = readTheme();
let heardAt = performance.now();
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
    if (JSON.stringify(before.view) !== JSON.stringify(state.view)) askForView();
  },
  say(text) {
    status.textContent = text;
    status.hidden = text === '';
  },
};

const views: Partial<Record<TabName, { readonly label: string; readonly view: TabView }>> = {
  live: { label: 'Live', view: liveView(context) },
};
const top = header(context, () => heardAt);
const bar = tabs(
  Object.entries(views).map(([name, { label, view }]) => ({ name: name as TabName, label, content: view.element })),
  (tab) => context.change({ tab }),
);

const page = document.getElementById('page')!;
page.append(top.element, bar.list, status, ...bar.panels);
bar.open(state.tab);
watchTheme(() => {
  theme = readTheme();
  render();
});
setInterval(() => top.render(), 1000);
window.addEventListener('resize', fitView);
fitView();

function show(next: MetricsSnapshot): void {
  snapshot = next;
  heardAt = performance.now();
  const runs = [...next.runs, ...next.broken].map(({ path }) => path);
  if (runs.join('\n') !== state.runs.join('\n')) context.adopt({ runs });
  page.setAttribute('aria-busy', 'false');
  render();
}

let due = false;
function render(): void {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    top.render();
    bar.open(state.tab);
    views[state.tab]?.view.render();
  });
}

let saving: number | undefined;
/** Not at each of the hundred steps of a drag. */
function saveSoon(): void {
  window.clearTimeout(saving);
  saving = window.setTimeout(() => connection.save(state), 100);
}

/** Milliseconds between two questions: a drag changes the view with every picture. */
const viewInterval = 150;
let asking = false;
/** One question at a time; what changed meanwhile is asked next. */
function askForView(): void {
  if (asking) return;
  asking = true;
  const asked: View = state.view;
  connection
    .ask('view', asked)
    .catch((thrown: unknown) => context.say(messageOf(thrown)))
    .finally(() => {
      setTimeout(() => {
        asking = false;
        if (JSON.stringify(asked) !== JSON.stringify(state.view)) askForView();
      }, viewInterval);
    });
}

/** As many points as the widest chart can show. */
function fitView(): void {
  const columns = Math.max(1, Math.floor(window.innerWidth / 350));
  const points = Math.min(4000, 200 * Math.ceil((2 * window.innerWidth) / columns / 200));
  context.change({ view: { ...state.view, points } });
}
