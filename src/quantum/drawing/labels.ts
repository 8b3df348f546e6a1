import type { Observable, Operation, Parameter } from '../circuit';
import { gateNamed } from '../gates/gate-table';
import { lowered, shortened, type Markup } from './markup';

/** A number in at most three decimals, with fractions of π by name. */
function numberLabel(value: number): string {
  for (const denominator of [1, 2, 3, 4]) {
    const numerator = (value / Math.PI) * denominator;
    if (Math.abs(numerator - Math.round(numerator)) > 1e-9 || Math.round(numerator) === 0) continue;
    const n = Math.round(numerator);
    const factor = n === 1 ? '' : n === -1 ? '−' : String(n).replace('-', '−');
    return `${factor}π${denominator === 1 ? '' : `/${denominator}`}`;
  }
  return String(Number(value.toFixed(3))).replace('-', '−');
}

/** `2x_{0}θ_{1}+0.5`: x are inputs, θ weights. */
export function parameterLabel(parameter: Parameter): Markup {
  if (typeof parameter === 'number') return numberLabel(parameter);
  const { input, input2, weight, scale = 1, offset = 0, shift } = parameter;
  const feature = (index: number | undefined): Markup => {
    if (index === undefined) return '';
    return shift === undefined ? `x${lowered(index)}` : `(${numberLabel(shift)}−x${lowered(index)})`;
  };
  if (input === undefined && input2 === undefined && weight === undefined) return numberLabel(offset);
  const factor = scale === 1 ? '' : scale === -1 ? '−' : numberLabel(scale);
  const product = `${factor}${weight === undefined ? '' : `θ${lowered(weight)}`}${feature(input)}${feature(input2)}`;
  if (offset === 0) return product;
  return `${product}${offset < 0 ? '−' : '+'}${numberLabel(Math.abs(offset))}`;
}

/** `RX` → `R_{X}` */
function gateLabel({ gate, pauli, wires }: Operation): Markup {
  const { label } = gateNamed(gate).drawing;
  if (gate === 'PauliRot') return `R${lowered(pauli ?? '')}`;
  if (gate === 'MultiRZ') return `R${lowered('Z'.repeat(wires.length))}`;
  return label.replace(/^([RU])([XYZ]+|\d)$/, (_, letter: string, low: string) => `${letter}${lowered(low)}`);
}

/** What stands in a gate's box, and below it. */
export function gateLabels(operation: Operation): { readonly label: Markup; readonly detail: Markup } {
  const { parameters = [], gate } = operation;
  const detail = gate === 'StatePrep' ? `${parameters.length} amplitudes` : parameters.map(parameterLabel).join(', ');
  return { label: shortened(gateLabel(operation)), detail: shortened(detail) };
}

/** Z_{0}X_{2} */
function wordLabel(pauli: string): Markup {
  const letters = Array.from(pauli).map((letter, wire) => (letter === 'I' ? '' : `${letter}${lowered(wire)}`));
  return letters.join('') === '' ? 'I' : letters.join('');
}

export function observableLabel(observable: Observable): Markup {
  if ('pauli' in observable) return `⟨${wordLabel(observable.pauli)}⟩`;
  if ('variance' in observable) return `Var(${wordLabel(observable.variance)})`;
  if ('terms' in observable) {
    const terms = observable.terms.map(({ coefficient, pauli }) => `${numberLabel(coefficient)}${wordLabel(pauli)}`);
    return `⟨${terms.slice(0, 4).join(' + ')}${terms.length > 4 ? ' + …' : ''}⟩`;
  }
  if ('probabilities' in observable) return `P(${observable.probabilities.join(', ')})`;
  return `P(${observable.projector}${observable.wires === undefined ? '' : ` on ${observable.wires.join(', ')}`})`;
}
