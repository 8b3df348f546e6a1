import { Failure } from '../failure';

export const circuitPanelFailures = {
  noRun: () =>
    new Failure(
      'circuit.no-run',
      'Images come from a run: this panel shows an experiment file.',
      'Open the circuit of a run.',
    ),

  runsAreFixed: () =>
    new Failure(
      'circuit.run-is-fixed',
      'The circuit of a run is what it was trained with.',
      'Change the experiment file and train again.',
    ),

  noCircuit: (run: string) =>
    new Failure('circuit.none', `The run ${run} has no quantum layer.`, 'Choose a run with a circuit to compare with.'),

  notEditable: (file: string) =>
    new Failure(
      'circuit.not-editable',
      'The change could not be written into the experiment.',
      'Mend what the editor marks as wrong first, or type the change yourself.',
      { file },
    ),
};
