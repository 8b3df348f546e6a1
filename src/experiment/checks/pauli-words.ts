import { at, finding, type Check } from './check';

/** A Pauli word has one letter for each qubit and measures something. */
export const pauliWordsCheck: Check = {
  reads: at('model.quantum.observables', 'model.quantum.qubits'),
  run({ config }) {
    const { quantum } = config.model;
    if (quantum === 'none' || typeof quantum.observables === 'string') return [];
    const { qubits, observables } = quantum;
    return observables.flatMap((word, index) => {
      const path = ['model', 'quantum', 'observables', index];
      if (word.length !== qubits) {
        const right = word.slice(0, qubits).padEnd(qubits, 'I');
        const what = `\`${word}\` has ${word.length} letters, but the circuit has ${qubits} qubits.`;
        return [
          finding('error', 'pauli-word-length', path, what, `Write one letter for each qubit, such as \`${right}\`.`, {
            fix: { title: `Change to \`${right}\``, replace: right },
          }),
        ];
      }
      if (/^I+$/.test(word))
        return [
          finding(
            'error',
            'pauli-word-identity',
            path,
            `\`${word}\` measures nothing: its expectation is always 1.`,
            'Use X, Y or Z on at least one qubit.',
          ),
        ];
      if (observables.indexOf(word) < index)
        return [
          finding('warning', 'pauli-word-repeated', path, `\`${word}\` is measured twice.`, 'Remove one of the two.'),
        ];
      return [];
    });
  },
};
