import { tableToCsv } from '../tables/table-csv';
import { tablesToLatexDocument } from '../tables/table-latex';
import { escapeMarkdown, tableToMarkdown } from '../tables/table-markdown';
import type { ReportTable } from '../tables/report-table';
import { researchOnly, type ReportBlock, type ReportDocument } from './report-document';

/** Text and tables; pictures are left to the HTML, but for the tables behind them. */
export function reportToMarkdown({ title, subtitle, sections }: ReportDocument): string {
  const parts = sections.flatMap((section) => [
    `## ${escapeMarkdown(section.title)}`,
    ...section.blocks.flatMap(blockText),
  ]);
  return `${[`# ${escapeMarkdown(title)}`, escapeMarkdown(subtitle), `*${researchOnly}*`, ...parts].join('\n\n').trimEnd()}\n`;
}

/** Every table of the report, in a document that compiles on its own. */
export function reportToLatex(report: ReportDocument): string {
  return tablesToLatexDocument(reportTables(report));
}

/** Every table of the report as CSV, each behind a line with its caption and parted by an empty line. */
export function reportToCsv(report: ReportDocument): string {
  return reportTables(report)
    .map((table) => `# ${table.caption}\n${tableToCsv(table)}`)
    .join('\n');
}

/** Every table, those behind pictures too, in order. */
export function reportTables({ sections }: ReportDocument): ReportTable[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap(tablesOf));
}

function tablesOf(block: ReportBlock): readonly ReportTable[] {
  if (block.kind === 'table') return [block.table];
  return block.kind === 'figures' ? block.figures.flatMap(({ table }) => table ?? []) : [];
}

function blockText(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escapeMarkdown(block.text)];
    case 'warning':
      return [`> **Note:** ${escapeMarkdown(block.text)}`];
    case 'facts':
      return [block.facts.map(([name, value]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`).join('\n')];
    case 'table':
    case 'figures':
      return tablesOf(block).map((table) => tableToMarkdown(table).trimEnd());
    case 'verbatim': {
      const fence = '`'.repeat(Math.max(3, ...(block.text.match(/`+/g) ?? []).map((ticks) => ticks.length + 1)));
      return [escapeMarkdown(block.title), `${fence}yaml\n${block.text.trimEnd()}\n${fence}`];
    }
  }
}
