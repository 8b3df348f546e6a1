import { circuitFileFailures } from '../../shared/failures/circuit-file';
import { quantumFailures } from '../../shared/failures/quantum';
import type { Place } from '../../shared/failure';
import type { Operation, Parameter } from '../circuit';
import { gateNamed } from '../gates/gate-table';
import { parseExpression, type Expression, type Scope } from './qasm-expressions';
import { controlledGate, gateOfQasmName, qasmNames } from './qasm-gates';
import type { TokenCursor } from './token-cursor';

/** `inv @ ctrl @ name(parameters)` before its wires. */
export interface GateCall {
  /** Outermost first. */
  readonly modifiers: readonly ('inv' | 'ctrl')[];
  readonly name: string;
  readonly parameters: readonly Expression[];
  readonly place: Place;
}

/** A gate that the file defines: one of ours by its known text, or a list of calls on its wires. */
export type Definition =
  | { readonly kind: 'known'; readonly operation: Operation }
  | {
      readonly kind: 'body';
      readonly parameters: readonly string[];
      readonly wires: number;
      readonly calls: readonly { readonly call: GateCall; readonly wires: readonly number[] }[];
    };

const mostOperations = 1_000_000;

export function parseGateCall(cursor: TokenCursor): GateCall {
  const modifiers: ('inv' | 'ctrl')[] = [];
  const place = cursor.placeOf();
  for (;;) {
    const token = cursor.name('The name of a gate');
    if (cursor.is('@') && (token.text === 'inv' || token.text === 'ctrl')) {
      cursor.take();
      if (modifiers.push(token.text) > 100) throw cursor.wrong('Fewer modifiers are expected');
      continue;
    }
    if (cursor.is('@') || token.text === 'pow' || token.text === 'negctrl')
      throw circuitFileFailures.unsupported(`The modifier '${token.text}'`, place);
    const parameters: Expression[] = [];
    if (cursor.skip('(') && !cursor.skip(')')) {
      do parameters.push(parseExpression(cursor));
      while (cursor.skip(','));
      cursor.expect(')');
    }
    return { modifiers, name: token.text, parameters, place };
  }
}

/** Turns calls into operations of the gate table. */
export class CallExpander {
  readonly operations: Operation[] = [];
  readonly definitions = new Map<string, Definition>();
  private steps = 0;

  apply(call: GateCall, wires: readonly number[], scope: Scope): void {
    for (const operation of this.expand(call, wires, scope)) this.operations.push(operation);
    if (this.operations.length > mostOperations)
      throw circuitFileFailures.tooLarge('operations', mostOperations, call.place);
  }

  private expand(call: GateCall, wires: readonly number[], scope: Scope): readonly Operation[] {
    // Nested definitions can multiply without end in a short file.
    if (++this.steps > 4 * mostOperations) throw circuitFileFailures.tooLarge('operations', mostOperations, call.place);
    const [modifier, ...modifiers] = call.modifiers;
    if (modifier === 'inv')
      return this.expand({ ...call, modifiers }, wires, scope)
        .toReversed()
        .flatMap((operation) => inverseOf(operation));
    if (modifier === 'ctrl') return this.control({ ...call, modifiers }, wires, scope);
    const parameters = call.parameters.map((parameter) => parameter(scope));
    const definition = this.definitions.get(call.name);
    if (definition?.kind === 'body') return this.expandBody(definition, call, wires, parameters);
    const known = definition?.operation.gate ?? gateOfQasmName(call.name);
    if (known === undefined)
      throw quantumFailures.unknownGate(call.name, undefined, [...qasmNames, ...this.definitions.keys()], call.place);
    const gate = gateNamed(known);
    checkCount(gate.name, gate.wires, wires.length, 'wires', call.place);
    checkCount(gate.name, gate.parameters, parameters.length, 'parameters', call.place);
    const pauli = definition?.operation.pauli;
    return [
      {
        ...{ gate: gate.name, wires },
        ...(parameters.length === 0 ? {} : { parameters }),
        ...(pauli === undefined ? {} : { pauli }),
      },
    ];
  }

  private control(call: GateCall, wires: readonly number[], scope: Scope): readonly Operation[] {
    const [control, ...targets] = wires;
    const inner = this.expand(call, targets, scope);
    const [only] = inner;
    const gate = only === undefined ? undefined : controlledGate(only.gate);
    if (control === undefined || only === undefined || inner.length !== 1 || gate === undefined)
      throw circuitFileFailures.unsupported(`A controlled ${call.name}`, call.place);
    return [{ ...only, gate, wires: [control, ...only.wires] }];
  }

  private expandBody(
    definition: Extract<Definition, { kind: 'body' }>,
    call: GateCall,
    wires: readonly number[],
    parameters: readonly Parameter[],
  ): readonly Operation[] {
    checkCount(call.name, definition.wires, wires.length, 'wires', call.place);
    checkCount(call.name, definition.parameters.length, parameters.length, 'parameters', call.place);
    const scope = new Map(definition.parameters.map((name, k) => [name, parameters[k] ?? 0]));
    const operations: Operation[] = [];
    for (const inner of definition.calls) {
      const part = this.expand(
        inner.call,
        inner.wires.map((k) => wires[k] ?? 0),
        scope,
      );
      for (const operation of part) operations.push(operation);
      if (operations.length > mostOperations)
        throw circuitFileFailures.tooLarge('operations', mostOperations, call.place);
    }
    return operations;
  }
}

function inverseOf(operation: Operation): readonly Operation[] {
  const gate = gateNamed(operation.gate);
  return gate.kind === 'unitary' ? gate.inverse(operation) : [];
}

function checkCount(
  gate: string,
  expected: number | 'any',
  found: number,
  what: 'wires' | 'parameters',
  place: Place,
): void {
  if (expected === 'any' || expected === found) return;
  throw what === 'wires'
    ? quantumFailures.wireCount(gate, `${expected} wire${expected === 1 ? '' : 's'}`, found, place)
    : quantumFailures.parameterCount(gate, expected, found, place);
}
