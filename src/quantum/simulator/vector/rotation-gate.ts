import { addAngleGradient, angleValue, dependsOnInputs, type Angle, type GradientSums } from '../../angles';
import type { RunInput } from '../simulator';

/** exp(−i·factor·angle·P/2) for a Pauli word P with `ys` letters Y. */
export class RotationGate {
  readonly shared: boolean;

  constructor(
    private readonly angle: Angle,
    private readonly factor: number,
    private readonly ys: number,
    private readonly step: number,
  ) {
    this.shared = !dependsOnInputs(angle);
  }

  /** c = cos and g = ±sin of the half angle, as the kernel wants them: −i·sin·i^ys is g, or i·g for even ys. */
  values(run: RunInput, row: number): readonly [number, number] {
    const shift = run.shift?.step === this.step ? run.shift.by : 0;
    const half = (this.factor * (angleValue(this.angle, run.inputs, row, run.weights) + shift)) / 2;
    return [Math.cos(half), [-1, 1, 1, -1][this.ys & 3]! * Math.sin(half)];
  }

  /** `torque` is the kernel's sum, which lacks the sign of i^ys. */
  addGradient(run: RunInput, row: number, torque: number, sums: GradientSums): void {
    const sign = (this.ys & 2) === 0 ? 1 : -1;
    addAngleGradient(this.angle, sign * this.factor * torque, run.inputs, row, run.weights, sums);
  }
}
