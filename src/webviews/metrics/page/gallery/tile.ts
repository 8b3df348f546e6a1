import { shareText } from '../../../../reporting/tables/number-text';
import type { GalleryEntry } from '../../../../reporting/result/gallery-order';
import type { Prediction } from '../../../../runs/predictions/predictions';
import { messageOf } from '../../../../shared/failure';
import { element } from '../../../page/element';
import { drawHeatMap } from './heat-map';
import type { Pictures } from './pictures';

export interface TileOptions {
  readonly entry: GalleryEntry;
  readonly classes: readonly string[];
  readonly run: string;
  /** Its row, and the control's where there is one. */
  readonly own: Prediction;
  readonly control: Prediction | undefined;
  readonly heatMap: boolean;
  readonly pictures: Pictures;
  /** Absent for a run without a circuit. */
  readonly openCircuit: (() => void) | undefined;
}

export interface Tile {
  readonly element: HTMLElement;
  /** Fetches the picture; to be called when it comes into sight. */
  readonly load: () => void;
}

/** One test image: what it is, what each model takes it for and how surely. */
export function tile(options: TileOptions): Tile {
  const { entry, classes, run, heatMap, pictures, openCircuit } = options;
  const image = element('img', { alt: `Test image ${entry.id}` });
  const heat = element('canvas', { class: 'heat', 'aria-hidden': 'true', hidden: true });
  const problem = element('span', { class: 'problem quiet' });
  const frame = element('div', { class: 'picture' }, image, heat, problem);
  const truth = classes[entry.label]!;
  const said = classes[entry.predicted]!;
  return {
    element: element(
      'li',
      { class: entry.correct ? 'tile' : 'tile wrong' },
      frame,
      element('p', { class: 'id', title: entry.id }, entry.id),
      element('p', { class: 'verdict' }, entry.correct ? `right: ${said}` : `wrong: ${truth} taken for ${said}`),
      bars(options),
      openCircuit && element('button', { type: 'button', class: 'small', onclick: openCircuit }, 'Open in circuit'),
    ),
    load() {
      const failed = (thrown: unknown): void => {
        problem.textContent = messageOf(thrown);
        problem.title = messageOf(thrown);
      };
      pictures.picture(run, entry.row).then((address) => (image.src = address), failed);
      if (!heatMap) return;
      pictures.heatMap(run, entry.row, entry.predicted).then((map) => {
        drawHeatMap(heat, map);
        heat.hidden = false;
      }, failed);
    },
  };
}

/** Every class with its probability; the control's below it. */
function bars({ classes, own, control, entry }: TileOptions): HTMLElement {
  const bar = (probability: number, kind: string): HTMLElement => {
    const made = element('span', { class: `bar ${kind}` });
    made.style.setProperty('--share', String(probability));
    return made;
  };
  const rows = classes.map((name, c) => {
    const [probability, other] = [own.probabilities[c]!, control?.probabilities[c]];
    const beside = other === undefined ? '' : ` · ${shareText(other, 0)}`;
    return element(
      'div',
      { class: c === entry.label ? 'class true' : 'class' },
      element('span', { class: 'class-name', title: name }, name),
      element(
        'span',
        { class: 'bars' },
        bar(probability, 'own'),
        other === undefined ? undefined : bar(other, 'control'),
      ),
      element('span', { class: 'percent' }, `${shareText(probability, 0)}${beside} %`),
    );
  });
  return element('div', { class: 'classes' }, ...rows);
}
