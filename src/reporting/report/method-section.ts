import type { RunReading } from '../run-reading';
import { seedOf } from './run-names';
import { paragraph, tableBlock, type ReportBlock, type ReportSection } from './report-document';

/** The network and what ran it. */
export function modelSection({ run }: RunReading): ReportSection {
  const { parameters } = run.record;
  if (parameters === undefined)
    return { title: 'Network', blocks: [paragraph('The run ended before the network was built.')] };
  const { total, classical, quantum, layers } = parameters;
  return {
    title: 'Network',
    blocks: [
      paragraph(
        quantum === 0
          ? `${total} trainable parameters, all classical.`
          : `${total} trainable parameters: ${classical} classical, ${quantum} in the circuit.`,
      ),
      tableBlock({
        caption: 'Layers and their trainable parameters.',
        columns: [
          { key: 'layer', title: 'Layer', format: 'text' },
          { key: 'kind', title: 'Kind', format: 'text' },
          { key: 'parameters', title: 'Parameters', format: 'count' },
        ],
        rows: layers.map(({ name, kind, parameters: count }) => [name, kind, count]),
        notes: [],
      }),
    ],
  };
}

/** What it takes to get the same figures again. */
export function reproductionSection(readings: readonly RunReading[], names: readonly string[]): ReportSection {
  const blocks: ReportBlock[] = [
    paragraph(
      'The same experiment, seed and engine give the same bits. Save an experiment below as a file and start it with “hybrid-qml train FILE”; paths in it start from the run’s folder. “hybrid-qml report RUN…” writes this page again from the run folders alone.',
    ),
  ];
  readings.forEach((reading, i) => {
    blocks.push({ kind: 'facts', facts: factsOf(reading, names[i]!) });
    if (reading.experiment !== '')
      blocks.push({
        kind: 'verbatim',
        title: `Experiment of ${names[i]!}, with every default`,
        text: reading.experiment,
      });
  });
  return { title: 'How to reproduce it', blocks };
}

function factsOf(reading: RunReading, name: string): (readonly [string, string])[] {
  const { id, source, versions, hashes, engine, started, finished } = reading.run.record;
  return [
    ['Run', `${name}: ${id}`],
    ['Experiment file', source],
    ['Seed', seedOf(reading)],
    ['SHA-256 of the experiment', hashes.config],
    ['Hash of the prepared data', hashes.data ?? 'not prepared'],
    ['Engine', engine === undefined ? 'not started' : `${engine.name} ${engine.version}, ${engine.threads} threads`],
    ['Versions', `Hybrid QML ${versions.product}, Node.js ${versions.node}, ${versions.platform}`],
    ['Started', started],
    ['Finished', finished ?? 'not finished'],
  ];
}
