import { existsSync, readFileSync } from 'node:fs';
import { quantumRunFailures } from '../shared/failures/quantum-run';
import { usageFailures } from '../shared/failures/usage';
import { stringOption } from './arguments';
import type { CommandInput } from './command';

/** Rows of numbers: JSON, a file of JSON, or `1,2;3,4`. */
export function numbersOption(input: CommandInput, name: string): number[][] {
  const text = stringOption(input, name);
  if (text === undefined || text.trim() === '') return [];
  const json = text.trimStart().startsWith('[') ? text : existsSync(text) ? readText(text) : undefined;
  if (json === undefined) return text.split(';').map((row) => row.split(',').map((item) => finite(name, item)));
  const value = parsedJson(name, json);
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  const all = list.every((row) => Array.isArray(row)) ? (list as unknown[][]) : [list];
  return all.map((row) => row.map((item) => (typeof item === 'number' ? item : finite(name, String(item)))));
}

function finite(name: string, item: string): number {
  const value = item.trim() === '' ? NaN : Number(item);
  if (Number.isNaN(value)) throw usageFailures.badOption(name, item, 'numbers with commas between them, or JSON');
  return value;
}

/** JSON given to an option. */
export function parsedJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw usageFailures.badOption(name, text.slice(0, 40), 'JSON');
  }
}

/** The text of a file, or a Failure. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw quantumRunFailures.unreadable(file, error);
  }
}
