import type { NamedCurve } from '../../../../reporting/charts/curve-charts';
import type { PrecisionRecallCurve, RocCurve } from '../../../../reporting/result/curves';
import { precisionRecallTable, rocTable } from '../../../../reporting/tables/curve-tables';
import type { ReportTable } from '../../../../reporting/tables/report-table';

/** One table of all classes' curves, the class in its first column. */
export const curvesTable = {
  roc: (curves: readonly NamedCurve<RocCurve>[]): ReportTable =>
    stacked(
      'ROC curves, each class against the rest.',
      curves.map(({ name, curve }) => ({ name, table: rocTable(curve, name) })),
    ),
  precisionRecall: (curves: readonly NamedCurve<PrecisionRecallCurve>[]): ReportTable =>
    stacked(
      'Precision and recall, each class against the rest.',
      curves.map(({ name, curve }) => ({ name, table: precisionRecallTable(curve, name) })),
    ),
};

function stacked(
  caption: string,
  parts: readonly { readonly name: string; readonly table: ReportTable }[],
): ReportTable {
  return {
    caption,
    columns: [{ key: 'class', title: 'Class', format: 'text' }, ...(parts[0]?.table.columns ?? [])],
    rows: parts.flatMap(({ name, table }) => table.rows.map((row) => [name, ...row])),
    notes: [],
  };
}
