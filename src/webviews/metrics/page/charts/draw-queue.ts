/** Milliseconds of a picture's 16 that drawing charts anew may take, so that a drag stays smooth while points arrive. */
const share = 7;

const waiting = new Set<() => void>();
let scheduled = false;

/** Runs it in the next picture, or in a later one where others take too long; once however often it is asked for. */
export function drawLater(draw: () => void): void {
  waiting.add(draw);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(drawSome);
}

function drawSome(): void {
  const begun = performance.now();
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() - begun > share) break;
  }
  scheduled = waiting.size > 0;
  if (scheduled) requestAnimationFrame(drawSome);
}
