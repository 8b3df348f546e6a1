import { circuitFileFailures } from '../../shared/failures/circuit-file';
import type { Parameter } from '../circuit';
import { product, sum } from './parameter-arithmetic';
import type { Token } from './qasm-tokens';
import type { TokenCursor } from './token-cursor';

/** What names stand for where an expression is evaluated. */
export type Scope = ReadonlyMap<string, Parameter>;
export type Expression = (scope: Scope) => Parameter;

const constants: Readonly<Record<string, number>> = {
  ...{ pi: Math.PI, π: Math.PI, tau: 2 * Math.PI, τ: 2 * Math.PI, euler: Math.E, ℇ: Math.E },
};
const functions: Readonly<Record<string, (x: number) => number>> = {
  ...{ sin: Math.sin, cos: Math.cos, tan: Math.tan, exp: Math.exp, ln: Math.log, log: Math.log, sqrt: Math.sqrt },
  ...{ arcsin: Math.asin, arccos: Math.acos, arctan: Math.atan, asin: Math.asin, acos: Math.acos, atan: Math.atan },
};
const deepest = 100;

/** sum := term (± term)*, term := factor (*|/ factor)*, factor := −factor | atom (**|^ factor)?; atoms: numbers, names, calls, parentheses. */
export function parseExpression(cursor: TokenCursor, depth = 0): Expression {
  if (depth > deepest) throw cursor.wrong(`An expression of at most ${deepest} levels is expected`);
  let left = term(cursor, depth);
  while (cursor.is('+') || cursor.is('-')) {
    const sign = cursor.take();
    left = combine(left, term(cursor, depth), cursor, sign);
  }
  return left;
}

function term(cursor: TokenCursor, depth: number): Expression {
  let left = factor(cursor, depth);
  while (cursor.is('*') || cursor.is('/')) {
    const sign = cursor.take();
    left = combine(left, factor(cursor, depth), cursor, sign);
  }
  return left;
}

function factor(cursor: TokenCursor, depth: number): Expression {
  if (depth > deepest) throw cursor.wrong(`An expression of at most ${deepest} levels is expected`);
  const sign = cursor.next;
  if (cursor.skip('-')) return combine(() => -1, factor(cursor, depth + 1), cursor, { ...sign, text: '*' });
  if (cursor.skip('+')) return factor(cursor, depth + 1);
  const base = atom(cursor, depth);
  const power = cursor.next;
  if (cursor.skip('**') || cursor.skip('^'))
    return combine(base, factor(cursor, depth + 1), cursor, { ...power, text: '**' });
  return base;
}

function atom(cursor: TokenCursor, depth: number): Expression {
  const token = cursor.next;
  if (cursor.skip('(')) {
    const inner = parseExpression(cursor, depth + 1);
    cursor.expect(')');
    return inner;
  }
  if (token.kind === 'number') {
    const value = Number(token.text.replaceAll('_', ''));
    if (!Number.isFinite(value)) throw cursor.wrong('A number is expected');
    cursor.take();
    return () => value;
  }
  const name = cursor.name('A number, a parameter or a function').text;
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (called !== undefined && cursor.is('(')) {
    cursor.take();
    const argument = parseExpression(cursor, depth + 1);
    cursor.expect(')');
    return (scope) => called(constant(argument(scope), token, cursor));
  }
  const value = Object.hasOwn(constants, name) ? constants[name] : undefined;
  return (scope) => {
    const bound = scope.get(name) ?? value;
    if (bound === undefined) throw circuitFileFailures.syntax(`There is no parameter '${name}'`, cursor.placeOf(token));
    return bound;
  };
}

function combine(left: Expression, right: Expression, cursor: TokenCursor, sign: Token): Expression {
  return (scope) => {
    const [a, b] = [left(scope), right(scope)];
    const result = applied(a, b, sign, cursor);
    if (result === undefined)
      throw circuitFileFailures.unsupported(
        'An angle other than scale × input × weight + offset',
        cursor.placeOf(sign),
      );
    if (typeof result === 'number' && !Number.isFinite(result))
      throw circuitFileFailures.syntax(`The value of this expression is ${result}`, cursor.placeOf(sign));
    return result;
  };
}

function applied(a: Parameter, b: Parameter, sign: Token, cursor: TokenCursor): Parameter | undefined {
  switch (sign.text) {
    case '+':
      return sum(a, b);
    case '-': {
      const negative = product(b, -1);
      return negative === undefined ? undefined : sum(a, negative);
    }
    case '*':
      return product(a, b);
    case '/': {
      const divisor = constant(b, sign, cursor);
      return typeof a === 'number' ? a / divisor : product(a, 1 / divisor);
    }
    default:
      return constant(a, sign, cursor) ** constant(b, sign, cursor);
  }
}

function constant(value: Parameter, token: Token, cursor: TokenCursor): number {
  if (typeof value === 'number') return value;
  throw circuitFileFailures.unsupported('A function of an input or a weight', cursor.placeOf(token));
}
