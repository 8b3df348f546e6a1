import { circuitFileFailures } from '../../shared/failures/circuit-file';
import { quantumFailures } from '../../shared/failures/quantum';
import type { Place } from '../../shared/failure';
import type { Circuit, Observable, Parameter } from '../circuit';
import { checkCircuit, writtenQubits } from '../validation';
import { readObservable } from './circuit-json';
import { CallExpander, parseGateCall } from './qasm-calls';
import { operationOfQasm3Name, qasm3Definition } from './qasm-definitions';
import { parseExpression } from './qasm-expressions';
import { gateOfQasmName } from './qasm-gates';
import { qasmTokens, type Tokens } from './qasm-tokens';
import { TokenCursor } from './token-cursor';

interface Register {
  readonly start: number;
  readonly size: number;
}

/**
 * Reads the gate subset of OpenQASM 3 and 2: registers, parameters, constants, gate definitions (expanded), gates with
 * `inv` and `ctrl`, barriers, measurements at the end. `x0` is input 0 and `w0` weight 0; other `input` parameters
 * become weights after those, in order. Observables come from comments that `qasm3Text` writes; without them ⟨Z⟩ of
 * every measured wire (of every wire, if none is measured) is observed. A global phase is left out: nothing measures it.
 * Throws a Failure with its line and column; never anything else.
 */
export function readQasm(text: string, place: Place = {}): Circuit {
  const reader = new QasmReader(qasmTokens(text, place), place);
  return checkCircuit(reader.read(), { place, maximumQubits: writtenQubits });
}

/** Statements of OpenQASM that a circuit here has no place for. */
const unsupportedWords = new Set(
  'if else for while switch def cal defcal extern box let reset opaque return break continue end delay pragma array int uint float angle bool complex duration stretch output defcalgrammar'.split(
    ' ',
  ),
);

/** The tokens of a text, with one space between them. */
function plainText(text: string): string {
  const { tokens } = qasmTokens(text);
  return tokens
    .slice(0, -1)
    .map((token) => token.text)
    .join(' ');
}

class QasmReader {
  private readonly cursor: TokenCursor;
  private readonly expander = new CallExpander();
  private readonly registers = new Map<string, Register>();
  private readonly scope = new Map<string, Parameter>();
  private readonly measured = new Set<number>();
  private qubits = 0;

  constructor(
    private readonly tokens: Tokens,
    private readonly place: Place,
  ) {
    this.cursor = new TokenCursor(tokens.tokens, place);
  }

  read(): Circuit {
    this.declareInputs();
    while (this.cursor.next.kind !== 'end') this.statement();
    const { operations } = this.expander;
    return { qubits: this.qubits, operations, observables: this.observables() };
  }

  /** The names of all inputs are needed at once, to number those that are not x0 or w0. */
  private declareInputs(): void {
    const { tokens } = this.tokens;
    const names: string[] = [];
    tokens.forEach((token, k) => {
      if (token.kind !== 'name' || token.text !== 'input') return;
      // `input float[64] name;` and its like: the last token before the semicolon, which is near.
      const length = tokens.slice(k, k + 16).findIndex(({ text }) => text === ';');
      const name = tokens[k + length - 1];
      if (name?.kind === 'name') names.push(name.text);
    });
    const own = names.map((name) => /^([xw])(0|[1-9]\d{0,6})$/.exec(name));
    let weights = own.reduce((most, found) => (found?.[1] === 'w' ? Math.max(most, Number(found[2]) + 1) : most), 0);
    names.forEach((name, k) => {
      const [, letter, index] = own[k] ?? [];
      if (letter === 'x') this.scope.set(name, { input: Number(index) });
      else this.scope.set(name, { weight: letter === 'w' ? Number(index) : weights++ });
    });
  }

  private statement(): void {
    const { cursor } = this;
    const word = cursor.next.text;
    if (cursor.skip(';')) return;
    switch (word) {
      case 'OPENQASM':
      case 'include':
      case 'input':
      case 'barrier':
      case 'gphase':
      case 'bit':
      case 'creg':
        return this.passOver();
      case 'qubit':
      case 'qreg':
        return this.register(word);
      case 'const':
        return this.constant();
      case 'gate':
        return this.define();
      case 'measure':
        return this.measure();
      default:
    }
    if (unsupportedWords.has(word)) throw circuitFileFailures.unsupported(`'${word}'`, cursor.placeOf());
    if (cursor.statementHas('measure')) return this.measure();
    return this.call();
  }

  private passOver(): void {
    while (!this.cursor.skip(';')) {
      if (this.cursor.next.kind === 'end' || this.cursor.is('{')) throw this.cursor.wrong("';' is expected");
      this.cursor.take();
    }
  }

  /** `qubit[3] q;`, `qubit q;` or `qreg q[3];` */
  private register(word: string): void {
    const { cursor } = this;
    cursor.take();
    const place = cursor.placeOf();
    let size = 1;
    const bracket = (): void => {
      if (!cursor.skip('[')) return;
      size = cursor.index('The number of qubits');
      cursor.expect(']');
    };
    if (word === 'qubit') bracket();
    const name = cursor.name('The name of a register').text;
    if (word === 'qreg') bracket();
    cursor.expect(';');
    if (this.registers.has(name)) throw circuitFileFailures.syntax(`There are two registers '${name}'`, place);
    if (size < 1 || this.qubits + size > writtenQubits)
      throw quantumFailures.tooManyQubits(this.qubits + size, writtenQubits, place);
    this.registers.set(name, { start: this.qubits, size });
    this.qubits += size;
  }

  /** `const float[64] a = 0.5;` */
  private constant(): void {
    const { cursor } = this;
    cursor.take();
    cursor.name('A type');
    if (cursor.skip('[')) {
      cursor.index('A size in bits');
      cursor.expect(']');
    }
    const name = cursor.name('The name of a constant').text;
    cursor.expect('=');
    const value = parseExpression(cursor)(this.scope);
    cursor.expect(';');
    this.scope.set(name, value);
  }

  /** `gate name(a, b) q, r { … }` */
  private define(): void {
    const { cursor } = this;
    const start = cursor.position;
    cursor.take();
    const token = cursor.name('The name of a gate');
    const parameters: string[] = [];
    if (cursor.skip('(') && !cursor.skip(')')) {
      do parameters.push(cursor.name('A parameter').text);
      while (cursor.skip(','));
      cursor.expect(')');
    }
    const wires: string[] = [];
    do wires.push(cursor.name('A qubit').text);
    while (cursor.skip(','));
    cursor.expect('{');
    const calls = [];
    while (!cursor.skip('}')) {
      if (cursor.is('gphase') || cursor.is('barrier')) {
        this.passOver();
        continue;
      }
      const call = parseGateCall(cursor);
      const used: number[] = [];
      do {
        const wire = cursor.name('A qubit of the gate');
        const k = wires.indexOf(wire.text);
        if (k < 0) throw circuitFileFailures.syntax(`'${wire.text}' is no qubit of this gate`, cursor.placeOf(wire));
        used.push(k);
      } while (cursor.skip(','));
      cursor.expect(';');
      if (call.name === token.text || !this.isKnown(call.name))
        throw quantumFailures.unknownGate(call.name, undefined, [...this.expander.definitions.keys()], call.place);
      calls.push({ call, wires: used });
    }
    const known = operationOfQasm3Name(token.text);
    const ours = known === undefined ? undefined : qasm3Definition(known);
    const same = ours !== undefined && plainText(ours) === cursor.textSince(start);
    this.expander.definitions.set(
      token.text,
      same && known !== undefined
        ? { kind: 'known', operation: known }
        : { kind: 'body', parameters, wires: wires.length, calls },
    );
  }

  private isKnown(name: string): boolean {
    return this.expander.definitions.has(name) || gateOfQasmName(name) !== undefined;
  }

  /** `name(…) q[0], q[1];`, or whole registers, wire by wire. */
  private call(): void {
    const { cursor } = this;
    const call = parseGateCall(cursor);
    const operands: (readonly number[])[] = [];
    const whole: boolean[] = [];
    do {
      const { wires, all } = this.operand();
      operands.push(wires);
      whole.push(all);
    } while (cursor.skip(','));
    cursor.expect(';');
    const sizes = new Set(operands.filter((_, k) => whole[k]).map(({ length }) => length));
    if (sizes.size > 1) throw circuitFileFailures.syntax('Registers of different sizes stand together', call.place);
    const [repeats = 1] = sizes;
    for (let k = 0; k < repeats; k++) {
      const wires = operands.map((operand, o) => operand[whole[o] === true ? k : 0] ?? 0);
      const late = wires.find((wire) => this.measured.has(wire));
      if (late !== undefined)
        throw circuitFileFailures.unsupported('A gate on a qubit that has been measured', call.place);
      this.expander.apply(call, wires, this.scope);
    }
  }

  private operand(): { readonly wires: readonly number[]; readonly all: boolean } {
    const { cursor } = this;
    const place = cursor.placeOf();
    const name = cursor.name('A qubit').text;
    const register = this.registers.get(name);
    if (register === undefined) throw circuitFileFailures.syntax(`There is no register '${name}'`, place);
    const { start, size } = register;
    if (!cursor.skip('[')) return { wires: Array.from({ length: size }, (_, k) => start + k), all: size > 1 };
    const index = cursor.index('The number of a qubit');
    cursor.expect(']');
    if (index >= size) throw quantumFailures.wireOutOfRange(index, size, place);
    return { wires: [start + index], all: false };
  }

  /** `measure q -> c;`, `measure q[0];` or `c = measure q;` */
  private measure(): void {
    while (!this.cursor.skip('measure')) this.cursor.take();
    for (const wire of this.operand().wires) this.measured.add(wire);
    this.passOver();
  }

  private observables(): readonly Observable[] {
    const written = this.tokens.observables.map(({ text, line }) => readObservable(text, { ...this.place, line }));
    if (written.length > 0) return written;
    const all = Array.from({ length: this.qubits }, (_, wire) => wire);
    const wires = this.measured.size > 0 ? all.filter((wire) => this.measured.has(wire)) : all;
    return wires.map((wire) => ({ pauli: all.map((k) => (k === wire ? 'Z' : 'I')).join('') }));
  }
}
