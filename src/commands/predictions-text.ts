import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ReportTable } from '../reporting/tables/report-table';
import { tableToMarkdown } from '../reporting/tables/table-markdown';

/** What `hybrid-qml predict --json` says of one image. */
export interface Prediction {
  readonly file: string;
  readonly predicted: string;
  readonly probabilities: Readonly<Record<string, number>>;
}

export function isPrediction(value: unknown): value is Prediction {
  if (typeof value !== 'object' || value === null) return false;
  const { file, predicted, probabilities } = value as Record<string, unknown>;
  return (
    typeof file === 'string' &&
    typeof predicted === 'string' &&
    typeof probabilities === 'object' &&
    probabilities !== null &&
    Object.values(probabilities).every((one) => typeof one === 'number')
  );
}

/** `glioma 98.3 %, meningioma 1.2 %, …`, the most probable first. */
export function shares({ probabilities }: Prediction): string {
  return Object.entries(probabilities)
    .sort(([, a], [, b]) => b - a)
    .map(([name, p]) => `${name} ${(100 * p).toFixed(1)} %`)
    .join(', ');
}

/** All predictions as a Markdown table. */
export function predictionsText(run: string, predictions: readonly Prediction[]): string {
  const classes = Object.keys(predictions[0]?.probabilities ?? {});
  const table: ReportTable = {
    caption: vscode.l10n.t('Probability of each class in per cent, as the network gives it.'),
    columns: [
      { key: 'image', title: vscode.l10n.t('Image'), format: 'text' },
      { key: 'predicted', title: vscode.l10n.t('Predicted'), format: 'text' },
      ...classes.map((name) => ({ key: name, title: name, format: 'share' as const })),
    ],
    rows: predictions.map(({ file, predicted, probabilities }) => [
      basename(file),
      predicted,
      ...classes.map((name) => probabilities[name] ?? null),
    ]),
    notes: [vscode.l10n.t('For research, not for diagnosis.')],
  };
  return `# ${run}\n\n${tableToMarkdown(table)}\n`;
}
