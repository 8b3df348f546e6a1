import type { QuantumConfig } from '../../experiment/schema/quantum';
import { circuitSvg } from '../../quantum/drawing/svg';
import { findAnsatz } from '../../quantum/templates/ansatz-table';
import type { AnsatzOptions } from '../../quantum/templates/template';

/** More wires than this are not readable in a hover. */
const mostWires = 8;

/** Larger drawings are scaled down, in pixels. */
const widest = 520;

/** A drawing of one layer of the ansatz, as Markdown with the picture in it; '' where there is none to draw. */
export function layerDrawing(quantum: QuantumConfig | 'none'): string {
  if (quantum === 'none') return '';
  const svg = layerSvg(quantum);
  if (svg === undefined) return '';
  const width = Number(/width="(\d+)"/.exec(svg)?.[1] ?? widest);
  const data = Buffer.from(svg).toString('base64');
  const wires = quantum.qubits > mostWires ? ` (on ${mostWires} of ${quantum.qubits} qubits)` : '';
  const what = quantum.ansatz === 'custom' ? 'The gates of `operations`' : `One layer of ${quantum.ansatz}`;
  return `${what}${wires}:\n\n![${what}](data:image/svg+xml;base64,${data}|width=${Math.min(width, widest)})`;
}

/** The picture itself, black on a white card, so that it reads in light and dark themes alike. */
export function layerSvg(quantum: QuantumConfig): string | undefined {
  const { layers, entanglement, structureSeed, operations } = quantum;
  const qubits = quantum.ansatz === 'custom' ? quantum.qubits : Math.min(quantum.qubits, mostWires);
  if (qubits > mostWires) return undefined;
  if (quantum.ansatz === 'custom')
    return operations === undefined ? undefined : drawn({ qubits, operations, observables: [] });
  const ansatz = findAnsatz(quantum.ansatz);
  // The ranges of some entanglers depend on the number of layers, so the first of all is drawn, not one alone.
  const options: AnsatzOptions = {
    ...{ qubits, layers: Math.min(layers, 4) },
    ...(entanglement !== undefined && { entanglement }),
    ...(structureSeed !== undefined && { structureSeed }),
  };
  if (ansatz === undefined || ansatz.refuses?.(options) !== undefined) return undefined;
  const [first = []] = ansatz.blocks(options);
  return drawn({ qubits, operations: first, observables: [] });
}

/** What can't be drawn is a problem of the file, told elsewhere. */
function drawn(circuit: Parameters<typeof circuitSvg>[0]): string | undefined {
  try {
    return circuitSvg(circuit);
  } catch {
    return undefined;
  }
}
