import type { HeatMap } from './pictures';

/** Opacity where the class's score comes from most. */
const strongest = 0.75;
/** From dark red over orange to light yellow: brightness rises with the value, so that it reads in grey too. */
const stops: readonly (readonly [number, number, number])[] = [
  [90, 0, 20],
  [200, 40, 20],
  [245, 140, 30],
  [255, 235, 120],
];

/** Draws it on the canvas, one pixel a value, scaled to its greatest; the page's style makes it as large as the picture. */
export function drawHeatMap(canvas: HTMLCanvasElement, { width, height, values }: HeatMap): void {
  canvas.width = width;
  canvas.height = height;
  const pixels = new ImageData(width, height);
  const greatest = Math.max(...values, Number.MIN_VALUE);
  values.forEach((value, i) => {
    const share = Math.max(0, value) / greatest;
    const [red, green, blue] = colourAt(share);
    pixels.data.set([red, green, blue, 255 * strongest * share], 4 * i);
  });
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
}

function colourAt(share: number): [number, number, number] {
  const at = share * (stops.length - 1);
  const from = stops[Math.min(stops.length - 2, Math.floor(at))]!;
  const to = stops[Math.min(stops.length - 1, Math.floor(at) + 1)]!;
  const part = at - Math.min(stops.length - 2, Math.floor(at));
  return [0, 1, 2].map((c) => from[c]! + part * (to[c]! - from[c]!)) as [number, number, number];
}
