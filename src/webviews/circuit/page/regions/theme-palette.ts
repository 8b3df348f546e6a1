import type { Palette } from '../../../../quantum/drawing/svg';

/** The drawing's colours as the theme has them, in a form that every program reads. */
export function themePalette(drawing: HTMLElement): Palette {
  const probe = document.createElement('span');
  drawing.append(probe);
  const colour = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    return hexOf(getComputedStyle(probe).color);
  };
  const palette: Palette = {
    ...{ ink: colour('--ink'), paper: colour('--paper'), quiet: colour('--vscode-descriptionForeground') },
    ...{ input: colour('--input'), weight: colour('--weight'), block: colour('--block') },
  };
  probe.remove();
  return palette;
}

/** `#rrggbb` of any colour that the browser knows; what shines through is white or black as the browser paints it. */
function hexOf(colour: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
