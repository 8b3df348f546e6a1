import type { Page } from 'playwright-core';

interface Watched {
  painted?: { readonly milliseconds: number; readonly charts: number };
  stroked: Set<HTMLCanvasElement>;
}

/**
 * From now on every navigation of the page notes when all charts of its first screen were painted: each canvas in sight
 * drawn on, each legend with its figures, and the browser's next picture begun.
 */
export async function watchFirstPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { stroked: new Set() };
    (globalThis as unknown as { watched: Watched }).watched = watched;
    const { prototype } = CanvasRenderingContext2D;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own canvas
    const stroke: (path?: Path2D) => void = prototype.stroke;
    prototype.stroke = function (this: CanvasRenderingContext2D, path?: Path2D): void {
      watched.stroked.add(this.canvas);
      if (path === undefined) stroke.call(this);
      else stroke.call(this, path);
    };
    const inSight = (one: Element): boolean => {
      const { top, height } = one.getBoundingClientRect();
      return height > 0 && top < window.innerHeight;
    };
    const look = (): void => {
      const cards = Array.from(document.querySelectorAll('.card:has(.plot)')).filter(inSight);
      const done = cards.every(
        (card) =>
          watched.stroked.has(card.querySelector('canvas')!) &&
          Array.from(card.querySelectorAll('.legend .value')).some(({ textContent }) => textContent !== ''),
      );
      if (cards.length === 0 || !done) return void requestAnimationFrame(look);
      requestAnimationFrame(() => {
        watched.painted = { milliseconds: performance.now(), charts: cards.length };
      });
    };
    requestAnimationFrame(look);
  });
}

/** Milliseconds from the navigation's start, and how many charts there are to see. */
export async function firstPaint(page: Page): Promise<{ readonly milliseconds: number; readonly charts: number }> {
  const painted = await page.waitForFunction(() => (globalThis as unknown as { watched: Watched }).watched.painted);
  return (await painted.jsonValue())!;
}

/** Colours other than the background that every canvas in sight shows; a blank one has none. */
export function coloursPainted(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLCanvasElement>('.plot canvas'))
      .filter((canvas) => canvas.getBoundingClientRect().top < window.innerHeight && canvas.height > 0)
      .filter((canvas) => canvas.getBoundingClientRect().height > 0)
      .map((canvas) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size - 1;
      }),
  );
}
