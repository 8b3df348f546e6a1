import type { ShownRun } from '../../contract';

export interface Standing {
  readonly text: string;
  readonly tone: 'lively' | 'done' | 'warning' | 'error';
}

/** Trainers beat every few seconds: after this many without news a live run's picture is called old. */
const patience = 10;
/** The host sends at least every two seconds while a run lives. */
const hostPatience = 7;

/** How a run stands, `elapsed` seconds after the snapshot came: nothing old is shown without saying so. */
export function standingOf(run: ShownRun, elapsed: number): Standing {
  const { liveness, state, epoch, epochs, reason = '' } = run;
  const far = `epoch ${epoch} of ${epochs}`;
  if (liveness === 'ended') return ended(run);
  if (liveness === 'dead')
    return {
      tone: 'error',
      text: `its trainer is gone after ${far}; what was recorded until then shows. Resume the run to go on.`,
    };
  const silence = Math.floor(run.age / 1000 + elapsed);
  if (liveness === 'silent')
    return { tone: 'error', text: `no sign of life for ${agoText(silence)}, ${far}. ${reason}`.trim() };
  if (elapsed > hostPatience)
    return { tone: 'warning', text: `the extension host has not sent anything for ${agoText(elapsed)}; ${far}` };
  if (run.read < 1 && run.curves.length > 0 && run.read < 0.98)
    return { tone: 'lively', text: `reading the log: ${Math.floor(100 * run.read)} %` };
  if (silence >= patience) return { tone: 'warning', text: `${state}, ${far}; no news for ${agoText(silence)}` };
  return { tone: 'lively', text: state === 'preparing' ? 'preparing data' : `running, ${far}` };
}

function ended({ state, epoch, epochs, marks, read, reason = '' }: ShownRun): Standing {
  if (read < 0.98) return { tone: 'done', text: `reading the log: ${Math.floor(100 * read)} %` };
  if (state === 'completed') {
    const early = marks.some(({ kind }) => kind === 'stoppedEarly') ? ', stopped early' : '';
    return { tone: 'done', text: `completed, ${epoch} of ${epochs} epochs${early}` };
  }
  return {
    tone: state === 'failed' ? 'error' : 'warning',
    text: `${state} after ${epoch} of ${epochs} epochs. ${reason}`.trim(),
  };
}

function agoText(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 120) return `${whole} s`;
  return whole < 7200 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 3600)} h`;
}
