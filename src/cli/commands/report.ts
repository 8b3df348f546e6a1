import { resolve } from 'node:path';
import { readRunReading } from '../../reporting/files/read-run-reading';
import { composeReport } from '../../reporting/report/compose-report';
import { reportToHtml } from '../../reporting/report/html-report';
import type { ReportDocument } from '../../reporting/report/report-document';
import { reportToCsv, reportToLatex, reportToMarkdown } from '../../reporting/report/text-reports';
import { writeWhole } from '../../shared/atomic-file';
import { usageFailures } from '../../shared/failures/usage';
import { productVersion } from '../../shared/product-version';
import { stringOption } from '../arguments';
import type { Command } from '../command';
import { findRun } from '../find-run';

const formats: Readonly<Record<string, (report: ReportDocument) => string>> = {
  html: (report) => reportToHtml(report, `Hybrid QML ${productVersion}`),
  md: reportToMarkdown,
  latex: reportToLatex,
  csv: reportToCsv,
};

export const reportCommand: Command = {
  name: 'report',
  summary: 'Write a report of a run, or a comparison of several, as one self-contained file.',
  usage: 'report RUN… [--out FILE] [--format html|md|latex|csv]',
  options: {
    out: { type: 'string', description: 'the file to write; without it the report goes to the terminal' },
    format: { type: 'string', description: 'html (default), md, latex (every table) or csv (every table)' },
  },
  async run(input, io) {
    const out = stringOption(input, 'out');
    const format = stringOption(input, 'format') ?? formatOf(out);
    const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (write === undefined) throw usageFailures.badOption('format', format, 'html, md, latex or csv');
    if (input.positionals.length === 0) throw usageFailures.missing('A run folder or run id', reportCommand.usage);
    const readings = [];
    for (const name of input.positionals) readings.push(await readRunReading(await findRun(name)));
    const text = write(composeReport(readings));
    if (out === undefined) io.out.write(text);
    else {
      const file = resolve(out);
      writeWhole(file, [text]);
      io.out.write(io.json ? `${JSON.stringify({ report: file })}\n` : `${file}\n`);
    }
    return 0;
  },
};

/** By the ending of the file's name. */
function formatOf(out: string | undefined): string {
  const ending = /\.(md|tex|csv)$/.exec(out ?? '')?.[1];
  return ending === undefined ? 'html' : ending === 'tex' ? 'latex' : ending;
}
