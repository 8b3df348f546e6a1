import { at, finding, type Check } from './check';

/** More weights than this in the projection before the circuit can't be trained, and at 8 bytes for value and gradient hardly stored. */
const mostWeights = 2 ** 26;

/** Amplitude encoding reads up to 2ⁿ features, made by a projection of the dense features. */
export const amplitudeEncodingCheck: Check = {
  reads: at('model.quantum', 'model.dense.units'),
  run({ config }) {
    const { quantum, dense } = config.model;
    if (quantum === 'none' || quantum.encoding !== 'AmplitudeEmbedding') return [];
    const amplitudes = 2 ** quantum.qubits;
    const features = quantum.features ?? amplitudes;
    const enough = Math.max(1, Math.ceil(Math.log2(dense.units)));
    if (features > amplitudes) {
      const qubits = Math.ceil(Math.log2(features));
      return [
        finding(
          'error',
          'too-many-features',
          ['model', 'quantum', 'features'],
          `${features} features don’t fit into the ${amplitudes} amplitudes of ${quantum.qubits} qubits.`,
          `Write at most ${amplitudes}, or use ${qubits} qubits.`,
          { fix: { title: `Change to ${amplitudes}`, replace: String(amplitudes) } },
        ),
      ];
    }
    const found = [];
    const weights = features * dense.units;
    if (weights > mostWeights)
      found.push(
        finding(
          'error',
          'projection-too-large',
          ['model', 'quantum', 'qubits'],
          `Amplitude encoding on ${quantum.qubits} qubits reads ${amount(features)} features: the projection from ${dense.units} dense units would have ${amount(weights)} weights.`,
          `${enough} qubits hold all ${dense.units} dense features; or limit \`features\`.`,
        ),
      );
    else if (features > dense.units)
      found.push(
        finding(
          'warning',
          'more-amplitudes-than-features',
          ['model', 'quantum', 'qubits'],
          `Amplitude encoding on ${quantum.qubits} qubits reads ${amount(features)} features, but the dense layer gives ${dense.units}.`,
          `${enough} qubits hold all of them; or set \`model.dense.units\` to ${amount(features)}.`,
        ),
      );
    if (quantum.inputNormalisation === 'batch')
      found.push(
        finding(
          'warning',
          'normalised-amplitudes',
          ['model', 'quantum', 'inputNormalisation'],
          'Batch normalisation before amplitude encoding: amplitudes are scaled to length 1 anyway, and centring them turns weak features into noise of full size.',
          'Write `none`, the default for this encoding.',
          { fix: { title: 'Change to `none`', replace: 'none' } },
        ),
      );
    return found;
  },
};

function amount(value: number): string {
  return value.toLocaleString('en-GB');
}
