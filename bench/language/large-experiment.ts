/** An experiment of some 300 lines: an example with a circuit of its own gates, a noise model and every section. */
export function largeExperiment(example: string): string {
  const gates = Array.from({ length: 92 }, (_, index) => [
    `      - gate: ${index % 3 === 2 ? 'CNOT' : 'RY'}`,
    `        wires: [${index % 3 === 2 ? `${index % 6}, ${(index + 1) % 6}` : index % 6}]`,
    ...(index % 3 === 2 ? [] : [`        parameters: [{ weight: ${index - Math.floor(index / 3)} }] # angle ${index}`]),
  ]).flat();
  const quantum = [
    '  quantum:',
    '    qubits: 6',
    '    encoding: AngleEmbedding',
    '    ansatz: custom',
    '    gradient: parameter-shift',
    '    noise:',
    '      channels:',
    '        - channel: depolarising',
    '          probability: 0.01',
    '    operations:',
    ...gates,
  ];
  const before = example.slice(0, example.indexOf('  quantum:'));
  const after = example.slice(example.indexOf('\ntraining:'));
  return `${before}${quantum.join('\n')}\n${after}`;
}
