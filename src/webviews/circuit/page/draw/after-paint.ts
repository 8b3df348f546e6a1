/** Calls it when what the page is now is on the screen. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/** The same, once for all that ask before it is called. */
export function onceAfterPaint(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    afterPaint(() => {
      waiting = false;
      act();
    });
  };
}
