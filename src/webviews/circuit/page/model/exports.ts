import { bindParameters } from '../../../../quantum/bind-parameters';
import type { Circuit } from '../../../../quantum/circuit';
import { blackOnWhite, circuitSvg, type Palette } from '../../../../quantum/drawing/svg';
import { pennylaneScript } from '../../../../quantum/formats/pennylane-script';
import { qasm3Text } from '../../../../quantum/formats/qasm3-writer';
import { qiskitScript } from '../../../../quantum/formats/qiskit-script';
import { quantikzText } from '../../../../quantum/formats/quantikz';
import type { ExportFormat } from '../../contract';
import type { CircuitPageState } from './state';

/** PNG is painted from the SVG, which the page does. */
export type TextFormat = Exclude<ExportFormat, 'png'>;

/**
 * The circuit in a format. Drawings are as folded as on the page and name their parameters; programs hold the trained
 * weights where there are any, and inputs stay parameters. Throws a Failure where a format cannot say it.
 */
export function exportText(format: TextFormat, state: CircuitPageState, palette: Palette): string {
  const { circuit, sections, folded, title } = state;
  if (circuit === undefined) return '';
  const script = {
    title: `The circuit of ${title}`,
    ...(state.binding.example ? {} : { weights: state.binding.weights }),
  };
  switch (format) {
    case 'svg':
      return circuitSvg(circuit, { sections, folded }, palette);
    case 'svg-print':
      return circuitSvg(circuit, { sections, folded }, blackOnWhite);
    case 'quantikz':
      return quantikzText(circuit, { sections, title: script.title });
    case 'qasm3':
      return qasm3Text(bound(circuit, state));
    case 'pennylane':
      return pennylaneScript(circuit, script);
    case 'qiskit':
      return qiskitScript(circuit, script);
  }
}

/** OpenQASM prepares states from numbers alone: there the inputs shown are put in too. */
function bound(circuit: Circuit, { binding }: CircuitPageState): Circuit {
  const prepares = circuit.operations.some(({ gate }) => gate === 'StatePrep');
  return bindParameters(circuit, {
    ...(binding.example ? {} : { weights: binding.weights }),
    ...(prepares ? { inputs: binding.inputs } : {}),
  });
}
