import { paperLook, themeLook, type ChartLook } from '../../../../reporting/charts/look';
import type { ReportTable } from '../../../../reporting/tables/report-table';
import { element } from '../../../page/element';
import type { Context } from '../context';
import { svgFrom } from '../out/svg-element';
import { card, type Card } from './card';

export interface Figure {
  readonly draw: (look: ChartLook) => string;
  readonly table: () => ReportTable;
}

export interface FigureCard extends Card {
  show(figure: Figure): void;
}

/** A drawing in the page's colours, and on white where it is exported. */
export function figureCard(
  context: Context,
  name: string,
  title: string,
  tools: readonly HTMLElement[] = [],
): FigureCard {
  const holder = element('div', { class: 'figure-holder' });
  let shown: Figure | undefined;
  const frame = card(context, {
    name,
    title,
    content: [holder],
    tools,
    table: () => shown?.table(),
    svg: () => shown?.draw(paperLook),
  });
  return {
    ...frame,
    show(figure) {
      shown = figure;
      holder.replaceChildren(svgFrom(figure.draw(themeLook)));
      frame.refresh();
    },
  };
}
