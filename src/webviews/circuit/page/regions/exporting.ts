import { element } from '../../../page/element';
import type { ExportFormat } from '../../contract';
import { exportText } from '../model/exports';
import type { Store } from '../model/store';
import { copyPicture, pngOf } from './png';
import { themePalette } from './theme-palette';

/** What the host does with an export. */
export interface ExportHost {
  save(format: ExportFormat, content: string): Promise<boolean>;
  copy(format: ExportFormat, content: string): Promise<void>;
  failed(thrown: unknown): void;
}

const formats: readonly (readonly [ExportFormat, string, string])[] = [
  ['svg', 'SVG', 'as it is here, in the theme’s colours'],
  ['svg-print', 'SVG for print', 'black on white, for PDF'],
  ['png', 'PNG', 'three pixels for one'],
  ['quantikz', 'LaTeX', 'quantikz'],
  ['qasm3', 'OpenQASM 3', 'trained weights as numbers'],
  ['pennylane', 'PennyLane', 'a Python program'],
  ['qiskit', 'Qiskit', 'a Python program'],
];

/** A menu of formats, each to be saved or copied. */
export function exporting(store: Store, drawing: HTMLElement, host: ExportHost): HTMLElement {
  const said = element('span', { class: 'said quiet', role: 'status' });
  const menu = element('details', { class: 'menu' });
  const content = async (format: ExportFormat): Promise<string> => {
    const palette = themePalette(drawing);
    const { state } = store;
    return format === 'png' ? pngOf(exportText('svg', state, palette), 3) : exportText(format, state, palette);
  };
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  const act = (task: () => Promise<string>): void => {
    menu.open = false;
    task().then(
      (text) => {
        said.textContent = text;
        clearTimeout(forgetting);
        forgetting = setTimeout(() => (said.textContent = ''), 4000);
      },
      (thrown: unknown) => host.failed(thrown),
    );
  };
  const row = ([format, name, what]: (typeof formats)[number]): HTMLElement => {
    const save = async (): Promise<string> => ((await host.save(format, await content(format))) ? `${name} saved` : '');
    const copy = async (): Promise<string> => {
      // The clipboard of an extension holds text; a picture goes by the page's own
      if (format === 'png') await copyPicture(content(format));
      else await host.copy(format, await content(format));
      return `${name} copied`;
    };
    return element(
      'li',
      {},
      element('span', {}, name, element('span', { class: 'quiet' }, ` ${what}`)),
      element('button', { 'data-save': format, 'aria-label': `Save ${name}`, onclick: () => act(save) }, 'Save…'),
      element('button', { 'data-copy': format, 'aria-label': `Copy ${name}`, onclick: () => act(copy) }, 'Copy'),
    );
  };
  menu.append(element('summary', { class: 'button' }, 'Export'), element('ul', {}, ...formats.map(row)));
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  return element('span', { class: 'exporting' }, said, menu);
}
