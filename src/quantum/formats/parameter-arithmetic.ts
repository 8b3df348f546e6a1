import type { Parameter, ParameterExpression } from '../circuit';
import { linear } from '../gates/operations';

/** a + b; undefined where no single parameter says it. */
export function sum(a: Parameter, b: Parameter): Parameter | undefined {
  if (typeof a === 'number') return linear(b, 1, a);
  if (typeof b === 'number') return linear(a, 1, b);
  const same = (['input', 'input2', 'weight', 'shift'] as const).every((key) => a[key] === b[key]);
  if (!same) return undefined;
  const scale = (a.scale ?? 1) + (b.scale ?? 1);
  const offset = (a.offset ?? 0) + (b.offset ?? 0);
  return scale === 0 ? offset : linear({ ...a, scale: 1, offset: 0 }, scale, offset);
}

/** a · b; undefined where no single parameter says it. */
export function product(a: Parameter, b: Parameter): Parameter | undefined {
  if (typeof a === 'number') return scaledBy(b, a);
  if (typeof b === 'number') return scaledBy(a, b);
  const [p, q] = [asProduct(a), asProduct(b)];
  if (p === undefined || q === undefined) return undefined;
  const inputs = [p.input, p.input2, q.input, q.input2].filter((index) => index !== undefined);
  const weights = [p.weight, q.weight].filter((index) => index !== undefined);
  if (inputs.length > 2 || weights.length > 1) return undefined;
  if (p.input !== undefined && q.input !== undefined && p.shift !== q.shift) return undefined;
  const shift = p.shift ?? q.shift;
  const [input, input2] = inputs;
  const factors = {
    ...(input === undefined ? {} : { input }),
    ...(input2 === undefined ? {} : { input2 }),
    ...(weights[0] === undefined ? {} : { weight: weights[0] }),
    ...(shift === undefined ? {} : { shift }),
  };
  return linear(factors, (p.scale ?? 1) * (q.scale ?? 1));
}

function scaledBy(parameter: Parameter, factor: number): Parameter {
  return factor === 0 ? 0 : linear(parameter, factor);
}

/** Without an offset: one beside a single input turns into a shift, s·x + c = −s·(−c/s − x). */
function asProduct(parameter: ParameterExpression): ParameterExpression | undefined {
  const { input, input2, weight, shift, scale = 1, offset = 0 } = parameter;
  if (offset === 0) return parameter;
  if (input === undefined || input2 !== undefined || weight !== undefined || shift !== undefined) return undefined;
  return { input, scale: -scale, shift: -offset / scale };
}
