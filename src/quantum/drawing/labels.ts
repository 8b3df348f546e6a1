import type { Observable, Operation, Parameter } from '../circuit';
import { gateNamed } from '../gates/gate-table';

const longest = 16;
const digits = '₀₁₂₃₄₅₆₇₈₉';

/** 12 → ₁₂ */
function subscript(index: number): string {
  return Array.from(String(index), (digit) => digits.charAt(Number(digit))).join('');
}

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

/** `2x₀w₁ + 0.5` */
export function parameterLabel(parameter: Parameter): string {
  if (typeof parameter === 'number') return numberLabel(parameter);
  const { input, input2, weight, scale = 1, offset = 0, shift } = parameter;
  const feature = (index: number | undefined): string => {
    if (index === undefined) return '';
    return shift === undefined ? `x${subscript(index)}` : `(${numberLabel(shift)}−x${subscript(index)})`;
  };
  const factor = scale === 1 ? '' : scale === -1 ? '−' : numberLabel(scale);
  const product = `${factor}${weight === undefined ? '' : `w${subscript(weight)}`}${feature(input)}${feature(input2)}`;
  if (offset === 0) return product;
  return `${product}${offset < 0 ? '−' : '+'}${numberLabel(Math.abs(offset))}`;
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** What stands in a gate's box, and below it. */
export function gateLabels(operation: Operation): { readonly label: string; readonly detail: string } {
  const { parameters = [], gate, pauli } = operation;
  const { label } = gateNamed(gate).drawing;
  const text =
    gate === 'PauliRot' ? `R${pauli ?? ''}` : gate === 'MultiRZ' ? `R${'Z'.repeat(operation.wires.length)}` : label;
  const detail = gate === 'StatePrep' ? `${parameters.length} amplitudes` : parameters.map(parameterLabel).join(', ');
  return { label: shortened(text), detail: shortened(detail) };
}

/** ⟨Z₀X₂⟩ */
function wordLabel(pauli: string): string {
  const letters = Array.from(pauli).map((letter, wire) => (letter === 'I' ? '' : `${letter}${subscript(wire)}`));
  return letters.join('') === '' ? 'I' : letters.join('');
}

export function observableLabel(observable: Observable): string {
  if ('pauli' in observable) return `⟨${wordLabel(observable.pauli)}⟩`;
  if ('variance' in observable) return `Var(${wordLabel(observable.variance)})`;
  if ('terms' in observable) {
    const terms = observable.terms.map(({ coefficient, pauli }) => `${numberLabel(coefficient)}${wordLabel(pauli)}`);
    return `⟨${terms.slice(0, 4).join(' + ')}${terms.length > 4 ? ' + …' : ''}⟩`;
  }
  if ('probabilities' in observable) return `P(${observable.probabilities.join(', ')})`;
  return `P(${observable.projector}${observable.wires === undefined ? '' : ` on ${observable.wires.join(', ')}`})`;
}
