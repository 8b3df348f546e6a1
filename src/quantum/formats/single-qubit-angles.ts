/**
 * θ, φ, λ of U3 for a unitary of one wire, up to a global phase:
 * U3 = [[cos θ/2, −e^{iλ} sin θ/2], [e^{iφ} sin θ/2, e^{i(φ+λ)} cos θ/2]].
 */
export function singleQubitAngles(
  matrix: readonly (readonly (readonly [number, number])[])[],
): readonly [number, number, number] {
  const entry = (row: number, column: number): readonly [number, number] => matrix[row]?.[column] ?? [0, 0];
  const size = (row: number, column: number): number => Math.hypot(...entry(row, column));
  const argument = (row: number, column: number): number => Math.atan2(entry(row, column)[1], entry(row, column)[0]);
  const theta = 2 * Math.atan2(size(1, 0), size(0, 0));
  // Where an entry vanishes its phase is free: the other two fix the sum or the difference of φ and λ.
  if (size(0, 0) < 1e-12) return [Math.PI, argument(1, 0) - argument(0, 1) - Math.PI, 0];
  if (size(1, 0) < 1e-12) return [0, argument(1, 1) - argument(0, 0), 0];
  return [theta, argument(1, 0) - argument(0, 0), argument(0, 1) - argument(0, 0) + Math.PI];
}
