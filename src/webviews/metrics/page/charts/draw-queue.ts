/** Milliseconds of a picture's 16 that drawing charts anew may take, so that a drag stays smooth while points arrive. */
const share = 7;
/** The same for charts that show nothing yet: nobody drags those, and each further picture takes its time too. */
const firstShare = 100;

/** What waits, with the milliseconds of a picture after which it waits for the next one. */
const waiting = new Map<() => void, number>();
let scheduled = false;

/** Runs it in the next picture, or in a later one where others take too long; once however often it is asked for. */
export function drawLater(draw: () => void, first = false): void {
  waiting.set(draw, first ? firstShare : share);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(drawSome);
}

function drawSome(): void {
  const begun = performance.now();
  for (const [draw, most] of waiting) {
    if (performance.now() - begun > most) break;
    waiting.delete(draw);
    draw();
  }
  scheduled = waiting.size > 0;
  if (scheduled) requestAnimationFrame(drawSome);
}
