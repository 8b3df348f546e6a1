import type { View } from '../view';

/**
 * Whether points that the host made for `made` draw `wanted` as finely: it sends as much again on either side of what
 * shows, so a pan of less needs no others, nor does a zoom by less than the eye tells.
 */
export function drawsAsFinely(made: View, wanted: View): boolean {
  const same = made.axis === wanted.axis && made.smoothing === wanted.smoothing && made.points === wanted.points;
  if (!same) return false;
  if (made.range === null || wanted.range === null) return made.range === wanted.range;
  const width = made.range.high - made.range.low;
  const zoom = (wanted.range.high - wanted.range.low) / width;
  const shift = Math.abs(wanted.range.low - made.range.low) / width;
  return zoom > 0.9 && zoom < 1.1 && shift < 0.75;
}

/** Milliseconds between two questions: a drag changes the view with every picture. */
const interval = 150;
/** Milliseconds without a change after which the view is asked for exactly. */
const rest = 400;

/** Asks the host for a view while it changes: one question at a time, and none that its last answer serves as well. */
export function viewQuestion(wanted: () => View, ask: (view: View) => Promise<unknown>): () => void {
  let asked: View | undefined;
  let asking = false;
  let resting: number | undefined;

  const question = (): void => {
    if (asking || JSON.stringify(asked) === JSON.stringify(wanted())) return;
    asking = true;
    asked = wanted();
    void ask(asked).finally(() =>
      window.setTimeout(() => {
        asking = false;
        changed();
      }, interval),
    );
  };
  function changed(): void {
    window.clearTimeout(resting);
    if (asked === undefined || !drawsAsFinely(asked, wanted())) question();
    else resting = window.setTimeout(question, rest);
  }
  return changed;
}
