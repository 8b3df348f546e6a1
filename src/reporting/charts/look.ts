/** How a chart is coloured and lettered; geometry is the same in every look. */
export interface ChartLook {
  readonly ink: string;
  readonly background: string | undefined;
  readonly fontFamily: string;
  /** Colours of the lines, in turn. */
  readonly colours: readonly string[];
  /** Of a heat map's full cells; the ink must be readable on most of it. */
  readonly shade: string;
}

/**
 * Told apart with any colour vision. Source: Okabe and Ito 2008, Color universal design; the order puts what is darkest
 * on white first and leaves out yellow, which is too light for a line.
 */
const okabeIto = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000'] as const;

/** Black on white, for papers. */
export const paperLook: ChartLook = {
  ink: '#000000',
  background: '#ffffff',
  fontFamily: 'Helvetica, Arial, sans-serif',
  colours: okabeIto,
  shade: okabeIto[0],
};

/** Takes its ink from the page's text colour and its colours from `--chart-1` … `--chart-7`, where the page sets them. */
export const themeLook: ChartLook = {
  ink: 'currentColor',
  background: undefined,
  fontFamily: 'inherit',
  colours: okabeIto.map((colour, i) => `var(--chart-${i + 1}, ${colour === '#000000' ? 'currentColor' : colour})`),
  shade: `var(--chart-shade, ${okabeIto[0]})`,
};

/** Dashes in turn, so that lines are told apart in grey as well. */
const dashes = [undefined, '6 3', '2 2', '8 3 2 3', '10 4', '4 2 1 2 1 2', '1 3'] as const;

/** Colour and dash of the line with this number, or with one number for either. */
export function lineLook(
  { colours }: ChartLook,
  index: number,
  dashIndex = index,
): { readonly stroke: string; readonly dash?: string } {
  const dash = dashes[dashIndex % dashes.length];
  return { stroke: colours[index % colours.length]!, ...(dash !== undefined && { dash }) };
}
