import { themeLook } from '../charts/look';
import { element, together, type Markup } from '../markup/element';
import { htmlStyle } from './html-style';
import { htmlTable } from './html-table';
import { researchOnly, type ReportBlock, type ReportDocument, type ReportFigure } from './report-document';

/** Nothing may be fetched and no script may run; the page's own style alone is let in. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One HTML file with everything in it: it asks for nothing else, and runs nothing. */
export function reportToHtml(report: ReportDocument, producer: string): string {
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: contentPolicy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, `${report.title}: ${report.subtitle}`),
    // Escaping would change the style; it holds no data.
    element('style', {}, { markup: htmlStyle }),
  );
  const sections = report.sections.map(({ title, blocks }, i) =>
    element(
      'section',
      { 'aria-labelledby': `section-${i + 1}` },
      element('h2', { id: `section-${i + 1}` }, title),
      ...blocks.map(blockMarkup),
    ),
  );
  const body = element(
    'body',
    {},
    element(
      'main',
      {},
      element(
        'header',
        {},
        element('h1', {}, report.title),
        element('p', { class: 'subtitle' }, report.subtitle),
        element('p', { class: 'purpose' }, researchOnly),
      ),
      ...sections,
      element('footer', {}, `Written by ${producer} from run folders alone. ${researchOnly}`),
    ),
  );
  return `<!DOCTYPE html>\n${element('html', { lang: 'en' }, head, body).markup}\n`;
}

function blockMarkup(block: ReportBlock): Markup {
  switch (block.kind) {
    case 'paragraph':
      return element('p', {}, block.text);
    case 'warning':
      return element('p', { class: 'warning', role: 'note' }, element('strong', {}, 'Note: '), block.text);
    case 'facts': {
      const facts = block.facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
      return element('dl', {}, ...facts);
    }
    case 'table':
      return together(...htmlTable(block.table));
    case 'figures':
      return element('div', { class: 'figures' }, ...block.figures.map(figureMarkup));
    case 'verbatim':
      return element(
        'details',
        {},
        element('summary', {}, block.title),
        element('pre', {}, element('code', {}, block.text)),
      );
  }
}

function figureMarkup({ draw, table }: ReportFigure): Markup {
  const behind =
    table === undefined ? [] : [element('details', {}, element('summary', {}, 'As a table'), ...htmlTable(table))];
  return element('figure', {}, { markup: draw(themeLook) }, ...behind);
}
