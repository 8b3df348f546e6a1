import { askCommand } from '../ask-trainer';

export const checkpointCommand = askCommand({
  name: 'checkpoint',
  summary: 'Let a running training write a checkpoint now and go on.',
  wish: 'checkpoint',
  done: 'asked for a checkpoint',
});
