/** What one curve of a run shows. */
export interface SeriesDescription {
  readonly title: string;
  readonly by: 'batch' | 'epoch';
  /** Which chart it belongs to. */
  readonly chart: ChartName;
  /** Of the part of the data or of the network, for the legend inside its chart. */
  readonly label: string;
}

export const chartCatalogue = {
  loss: { title: 'Loss', axis: 'cross-entropy', share: false },
  accuracy: { title: 'Accuracy', axis: 'accuracy', share: true },
  learningRate: { title: 'Learning rate', axis: 'learning rate', share: false },
  gradient: { title: 'Gradient norms', axis: 'L2 norm', share: false },
  speed: { title: 'Speed', axis: 'images/s', share: false },
  time: { title: 'Where the time goes', axis: 'seconds an epoch', share: false },
  memory: { title: 'Memory', axis: 'MiB', share: false },
} as const;
export type ChartName = keyof typeof chartCatalogue;

const batch = (chart: ChartName, label: string, title: string) => ({ by: 'batch', chart, label, title }) as const;
const epoch = (chart: ChartName, label: string, title: string) => ({ by: 'epoch', chart, label, title }) as const;

/** Every curve that a run's events can hold. */
export const seriesCatalogue = {
  'batch.loss': batch('loss', 'training, by batch', 'Training loss, mean of the epoch so far'),
  'batch.accuracy': batch('accuracy', 'training, by batch', 'Training accuracy, of the epoch so far'),
  'batch.learningRate': batch('learningRate', 'network, by batch', 'Learning rate of the network, by batch'),
  'batch.headLearningRate': batch(
    'learningRate',
    'quantum head, by batch',
    'Learning rate of the quantum head, by batch',
  ),
  'batch.imagesPerSecond': batch('speed', 'by batch', 'Images per second, by batch'),
  'batch.memory': batch('memory', 'by batch', 'Memory of the trainer, by batch'),
  'gradient.classical': batch('gradient', 'classical weights', 'Gradient norm of the classical weights'),
  'gradient.quantum': batch('gradient', 'circuit weights', 'Gradient norm of the circuit weights'),
  'train.loss': epoch('loss', 'training', 'Training loss'),
  'validation.loss': epoch('loss', 'validation', 'Validation loss'),
  'train.accuracy': epoch('accuracy', 'training', 'Training accuracy'),
  'validation.accuracy': epoch('accuracy', 'validation', 'Validation accuracy'),
  'learningRate.network': epoch('learningRate', 'network', 'Learning rate of the network'),
  'learningRate.head': epoch('learningRate', 'quantum head', 'Learning rate of the quantum head'),
  imagesPerSecond: epoch('speed', 'by epoch', 'Images per second'),
  'seconds.data': epoch('time', 'waiting for data', 'Seconds waiting for data'),
  'seconds.classical': epoch('time', 'computing', 'Seconds computing, without the circuit where that is measured'),
  'seconds.quantum': epoch('time', 'circuit', 'Seconds in the circuit'),
  'seconds.evaluation': epoch('time', 'validation', 'Seconds validating'),
  memory: epoch('memory', 'by epoch', 'Memory of the trainer'),
} as const satisfies Record<string, SeriesDescription>;
export type SeriesName = keyof typeof seriesCatalogue;

export const seriesNames = Object.keys(seriesCatalogue) as SeriesName[];
