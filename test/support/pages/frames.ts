import type { Page } from 'playwright-core';

export interface Frames {
  readonly framesPerSecond: number;
  /** Milliseconds. */
  readonly longest: number;
}

/** How evenly the browser drew while something was done. */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const scope = globalThis as unknown as { gaps: number[]; watching: boolean };
    scope.gaps = [];
    scope.watching = true;
    let last = performance.now();
    const tick = (now: number): void => {
      scope.gaps.push(now - last);
      last = now;
      if (scope.watching) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  return page.evaluate(() => {
    const scope = globalThis as unknown as { gaps: number[]; watching: boolean };
    scope.watching = false;
    const gaps = scope.gaps.slice(3);
    return {
      framesPerSecond: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
      longest: Math.max(...gaps),
    };
  });
}
