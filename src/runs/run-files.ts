/** Names of the files and folders in a run folder. */
export const runFiles = {
  record: 'run.json',
  experiment: 'experiment.yaml',
  events: 'events.ndjson',
  predictions: 'predictions.csv',
  evaluation: 'evaluation.json',
  circuit: 'circuit.json',
  checkpoints: 'checkpoints',
  model: 'model',
  /** Wishes to the trainer, and what it and windows leave there for each other. */
  control: 'control',
  /** Room put by while a trainer works. */
  reserve: '.reserve',
  /** Who writes the folder. */
  lock: 'run.lock',
} as const;

/** Below the runs' root (`findRoot`). */
export const runsFolder = '.hybrid-qml/runs';
