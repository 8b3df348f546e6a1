import { element } from '../../../page/element';
import type { DrawingRegion } from './drawing-region';
import { onceAfterPaint } from './after-paint';
import type { LaidOut } from './sheet';

const height = 56;

/** The whole of a long circuit in one strip, with a frame round what is seen; pressing it goes there. */
export function minimap({ scroller, onView }: DrawingRegion): HTMLElement {
  const canvas = element('canvas', { height });
  const frame = element('div', { class: 'frame' });
  const strip = element('div', { class: 'minimap', hidden: true, 'aria-hidden': 'true' }, canvas, frame);
  let latest: LaidOut | undefined;
  const paintSoon = onceAfterPaint(() => {
    if (latest !== undefined && !strip.hidden) paintStrip(canvas, latest, strip.clientWidth);
  });
  onView((laidOut, part, zoom) => {
    const [across, down] = [laidOut.geometry.width * zoom, laidOut.geometry.height * zoom];
    strip.hidden = across <= part.width + 1 && down <= part.height + 1;
    if (strip.hidden) return;
    if (laidOut !== latest) paintSoon();
    latest = laidOut;
    const percent = (share: number): string => `${100 * Math.min(1, share)}%`;
    frame.style.left = percent(part.left / across);
    frame.style.width = percent(part.width / across);
    frame.style.top = percent(part.top / down);
    frame.style.height = percent(part.height / down);
  });
  const go = (event: PointerEvent): void => {
    const { left, top, width } = strip.getBoundingClientRect();
    scroller.scrollLeft = ((event.clientX - left) / width) * scroller.scrollWidth - scroller.clientWidth / 2;
    scroller.scrollTop = ((event.clientY - top) / height) * scroller.scrollHeight - scroller.clientHeight / 2;
  };
  strip.addEventListener('pointerdown', (event) => {
    strip.setPointerCapture(event.pointerId);
    go(event);
  });
  strip.addEventListener('pointermove', (event) => {
    if (strip.hasPointerCapture(event.pointerId)) go(event);
  });
  new ResizeObserver(paintSoon).observe(strip);
  new MutationObserver(paintSoon).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  return strip;
}

function paintStrip(canvas: HTMLCanvasElement, { drawing, geometry }: LaidOut, width: number): void {
  const ratio = window.devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext('2d')!;
  const style = getComputedStyle(canvas);
  const [across, down] = [canvas.width / geometry.width, canvas.height / geometry.height];
  const colours = {
    nothing: style.getPropertyValue('--vscode-descriptionForeground'),
    input: style.getPropertyValue('--vscode-charts-blue'),
    weight: style.getPropertyValue('--vscode-charts-purple'),
  };
  for (const shape of drawing.shapes) {
    const x = geometry.x(shape.column) * across;
    if (shape.kind === 'link') {
      const [top, bottom] = [geometry.y(shape.top) * down, geometry.y(shape.bottom) * down];
      context.fillStyle = colours.nothing;
      context.fillRect(x, top, Math.max(1, ratio / 2), bottom - top);
      continue;
    }
    const wide = Math.max(ratio, geometry.columnWidth(shape.column) * across * ('wire' in shape ? 0.4 : 1));
    const [top, bottom] = 'wire' in shape ? [shape.wire, shape.wire] : [shape.top, shape.bottom];
    context.fillStyle = shape.kind === 'box' ? colours[shape.by] : colours.nothing;
    const tall = Math.max(ratio, (geometry.y(bottom) - geometry.y(top) + 20) * down);
    // A folded block is a pale area, as in the drawing
    context.globalAlpha = shape.kind === 'block' ? 0.35 : 1;
    context.fillRect(x - wide / 2, geometry.y(top) * down - 10 * down, wide, tall);
    context.globalAlpha = 1;
  }
}
