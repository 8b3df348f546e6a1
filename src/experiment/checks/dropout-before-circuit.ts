import { at, finding, type Check } from './check';

/** Dropout before a bottleneck of a few angles: measured to collapse training (a class never predicted). */
export const dropoutBeforeCircuitCheck: Check = {
  reads: at('model.dense.dropout', 'model.quantum.placement', 'model.quantum.qubits'),
  run({ config }) {
    const { dense, quantum } = config.model;
    if (quantum === 'none' || quantum.placement !== 'series' || quantum.qubits > 8 || dense.dropout < 0.1) return [];
    return [
      finding(
        'warning',
        'dropout-before-circuit',
        ['model', 'dense', 'dropout'],
        `Dropout ${dense.dropout} right before a bottleneck of ${quantum.qubits} qubits makes training collapse easily.`,
        'Write 0 here; dropout in the blocks does no such harm.',
        { fix: { title: 'Change to 0', replace: '0' } },
      ),
    ];
  },
};
