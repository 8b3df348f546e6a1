import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/** What `hybrid-qml check --json` prints. */
const CheckResult = Type.Object({
  data: Type.Object({ classes: Type.Array(Type.String()), images: Type.Number(), training: Type.Number() }),
  summary: Type.Object({
    layers: Type.Array(
      Type.Object({
        name: Type.String(),
        kind: Type.String(),
        output: Type.Array(Type.Number()),
        parameters: Type.Number(),
      }),
    ),
    parameters: Type.Object({ total: Type.Number(), classical: Type.Number(), quantum: Type.Number() }),
  }),
  engine: Type.String(),
  threads: Type.Number(),
  imagesPerSecond: Type.Number(),
  epochSeconds: Type.Number(),
});

export type CheckResult = Static<typeof CheckResult>;

/** The last line that is a result; undefined where the check printed none. */
export function parseCheck(stdout: string): CheckResult | undefined {
  for (const line of stdout.trim().split('\n').reverse()) {
    try {
      const value: unknown = JSON.parse(line);
      if (Value.Check(CheckResult, value)) return value;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Layers with their shapes and parameters, aligned. */
export function checkReport({ summary, engine, threads, imagesPerSecond, data }: CheckResult): string {
  const rows = summary.layers.map(({ name, output, parameters }) => [
    name,
    output.join('×'),
    parameters.toLocaleString('en-GB'),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(
    ([name = '', shape = '', count = '']) =>
      `${name.padEnd(widths[0]!)}  ${shape.padEnd(widths[1]!)}  ${count.padStart(widths[2]!)}`,
  );
  const { total, classical, quantum } = summary.parameters;
  return [
    ...lines,
    `${total.toLocaleString('en-GB')} trainable parameters: ${classical.toLocaleString('en-GB')} classical, ${quantum} quantum`,
    `classes: ${data.classes.join(', ')}; about ${data.training.toLocaleString('en-GB')} images to train on`,
    `${engine}, ${threads} threads: ${imagesPerSecond.toFixed(0)} images/s`,
  ].join('\n');
}
