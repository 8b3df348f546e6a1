import { Failure } from '../failure';

/** Why a trainer could not be started, or how it ended without a word of its own. */
export const trainerFailures = {
  untrusted: () =>
    new Failure(
      'trainer.untrusted',
      'Training reads and writes files of this workspace, which is not trusted.',
      'Trust the workspace (Workspaces: Manage Workspace Trust), then train again.',
    ),
  cannotStart: (program: string, why: string) =>
    new Failure(
      'trainer.cannot-start',
      `The trainer cannot be started with '${program}': ${why}.`,
      'Let the setting hybridQml.trainer.node name a Node.js 20 or newer, or leave it empty.',
    ),
  endedAtOnce: (said: string, end: string) =>
    new Failure(
      'trainer.ended-at-once',
      `The trainer ended before its run began (${end}).${said === '' ? '' : `\n${said}`}`,
      said === '' ? 'Its log may say more: Hybrid QML: Show Log.' : '',
    ),
  silentStart: (seconds: number) =>
    new Failure(
      'trainer.silent-start',
      `The trainer made no run folder within ${seconds} seconds and was ended.`,
      'See whether the disk of the experiment answers, then train again.',
    ),
  died: (epoch: number, epochs: number) =>
    new Failure(
      'trainer.died',
      `The trainer ended without a word after epoch ${epoch} of ${epochs}: it was killed, or the machine went down.`,
      'Resume goes on from the last checkpoint and ends with the same result.',
    ),
  silent: (seconds: number, host: string) =>
    new Failure(
      'trainer.silent',
      `No sign of life from the trainer on ${host} for ${seconds} seconds: it is stuck, in one very long step, or its machine is gone.`,
      'Wait, or end it and resume from the last checkpoint.',
    ),
  notRunning: (folder: string) =>
    new Failure('trainer.not-running', 'No trainer works on this run.', 'Resume it first.', { file: folder }),
  elsewhere: (folder: string, host: string) =>
    new Failure(
      'trainer.elsewhere',
      `The trainer of this run is a process on ${host}, which cannot be ended from here.`,
      'Stop it with a checkpoint instead, or end it there.',
      { file: folder },
    ),
  cannotAsk: (folder: string, why: string) =>
    new Failure(
      'trainer.cannot-ask',
      `The trainer cannot be told: nothing can be written into its run folder (${why}).`,
      'Make the folder writable, or end the process.',
      { file: folder },
    ),
};
