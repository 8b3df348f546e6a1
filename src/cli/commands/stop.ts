import { askCommand } from '../ask-trainer';

export const stopCommand = askCommand({
  name: 'stop',
  summary: 'Stop a running training, with a checkpoint to resume from.',
  wish: 'stop',
  done: 'asked to stop',
});
