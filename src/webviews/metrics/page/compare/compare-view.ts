import { differencesSection, resultsSection } from '../../../../reporting/report/comparison-sections';
import { pairedSection } from '../../../../reporting/report/paired-section';
import type { ReportBlock, ReportSection } from '../../../../reporting/report/report-document';
import { runGroups } from '../../../../reporting/report/run-groups';
import { distinctNames } from '../../../../reporting/report/run-names';
import type { RunReading } from '../../../../reporting/run-reading';
import { element } from '../../../page/element';
import type { ShownRun } from '../../contract';
import type { Context, TabView } from '../context';
import type { CellMark } from '../parts/data-table';
import { tableCard } from '../parts/table-card';
import type { Results } from '../result/results';
import { overlays } from './overlays';
import { readingOf } from './readings';
import { runListStore } from './run-list-store';
import { runTable } from './run-table';

/** The runs of the panel beside each other, with the tests that stand behind any difference. */
export function compareView(context: Context, results: Results, changed: () => void): TabView {
  const store = runListStore(context, changed);
  const table = runTable(context, store);
  const hint = element('p', { class: 'quiet empty' }, 'Tick two or more runs to compare them.');
  const sections = element('div', { class: 'sections' });
  const charts = overlays(context);
  let kept = '';
  return {
    element: element('div', {}, table.element, hint, sections, charts.element),
    render() {
      table.render();
      const runs = referenceFirst(context);
      hint.hidden = runs.length > 1;
      sections.hidden = charts.element.hidden = runs.length < 2;
      if (runs.length < 2) return;
      store.want(runs.map(({ path }) => path));
      const readings = runs.flatMap((run) => {
        const listed = store.run(run.path);
        return listed === undefined ? [] : [readingOf(run, listed, store, results)];
      });
      if (readings.length < runs.length) return;
      const names = distinctNames(readings);
      const groups = runGroups(readings, names);
      charts.render(runs, groups);
      const key = JSON.stringify([
        runs.map(({ path, predictions }) => [path, predictions]),
        readings.map(({ config, result }) => [config !== undefined, result !== undefined]),
      ]);
      if (key === kept) return;
      kept = key;
      sections.replaceChildren(
        ...sectionsOf(readings, names, groups).flatMap((section) => sectionElements(context, section)),
      );
    },
  };
}

/** The pinned run first: the others are compared with it. */
function referenceFirst({ snapshot, state }: Context): ShownRun[] {
  const pinned = (run: ShownRun): number => Number(run.path === state.compare.reference);
  return [...snapshot.runs].sort((a, b) => pinned(b) - pinned(a));
}

function sectionsOf(
  readings: readonly RunReading[],
  names: readonly string[],
  groups: ReturnType<typeof runGroups>,
): ReportSection[] {
  return [
    resultsSection(readings, groups),
    pairedSection(readings, names, groups),
    differencesSection(readings, groups),
  ];
}

function sectionElements(context: Context, { title, blocks }: ReportSection): HTMLElement[] {
  const name = title.toLowerCase().replace(/[^a-z]+/g, '-');
  return [element('h2', {}, title), ...blocks.flatMap((block) => blockElement(context, block, name))];
}

function blockElement(context: Context, block: ReportBlock, name: string): HTMLElement[] {
  if (block.kind === 'paragraph') return [element('p', { class: 'prose' }, block.text)];
  if (block.kind === 'warning') return [element('p', { class: 'prose failure', role: 'note' }, block.text)];
  if (block.kind !== 'table') return [];
  const { table } = block;
  const options = table.columns[0]?.key === 'path' ? { marked: differs } : {};
  return [tableCard(context, name, titles[name] ?? '', table, options)];
}

/** Of the tables, by their sections. */
const titles: Readonly<Record<string, string>> = {
  results: 'Methods',
  'is-there-a-difference-': 'Tests',
  'where-the-experiments-differ': 'Values that differ',
};

/** Values of an experiment that are not the first one's. */
const differs: CellMark = (row, column) => column > 1 && row[column] !== row[1];
