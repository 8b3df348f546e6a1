import type { Circuit } from '../circuit';
import { checkCircuit, writtenQubits } from '../validation';
import { geometryOf } from './geometry';
import { layOut, type LayoutOptions } from './layout';
import { charactersOf, partsOf, type Markup } from './markup';
import { legendMark, markGroups, sectionMarks, wireMarks, type Mark, type Role } from './marks';
import type { Drawing } from './shapes';

/** Colours of a drawing that is written to a file. */
export interface Palette {
  readonly ink: string;
  readonly paper: string;
  /** Barriers, titles. */
  readonly quiet: string;
  /** Fill of gates that an input or a weight sets, and of folded sections. */
  readonly input: string;
  readonly weight: string;
  readonly block: string;
}

/** For print. */
export const blackOnWhite: Palette = {
  ...{ ink: 'black', paper: 'white', quiet: '#555555' },
  ...{ input: 'white', weight: 'white', block: 'white' },
};

const fonts = "'STIX Two Text','Latin Modern Roman','Times New Roman',Tinos,serif";

/** The circuit as a textbook drawing: SVG text, black on white unless a palette says otherwise. */
export function circuitSvg(circuit: Circuit, options: LayoutOptions = {}, palette: Palette = blackOnWhite): string {
  return drawingSvg(layOut(checkCircuit(circuit, { maximumQubits: writtenQubits }), options), palette);
}

/** Positions to SVG. */
export function drawingSvg(drawing: Drawing, palette: Palette = blackOnWhite): string {
  const geometry = geometryOf(drawing);
  const marks = [
    ...wireMarks(drawing, geometry),
    ...drawing.sections.flatMap((section, index) => sectionMarks(section, index, drawing, geometry)),
    ...markGroups(drawing, geometry).flatMap((group) => group.marks),
    ...legendMark(drawing, geometry),
  ];
  const legend = geometry.left + charactersOf(drawing.legend) * 6.5;
  const [width, height] = [Math.ceil(Math.max(geometry.width, legend)), Math.ceil(geometry.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}" stroke="${palette.ink}" fill="none">`,
    `<rect width="${width}" height="${height}" fill="${palette.paper}" stroke="none"/>`,
    ...marks.map((mark) => markText(mark, palette)),
    '</svg>',
    '',
  ].join('\n');
}

function markText(mark: Mark, palette: Palette): string {
  const look = lookOf(mark.role, palette);
  switch (mark.kind) {
    case 'path':
      return `<path d="${mark.d}"${look}/>`;
    case 'circle':
      return `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.r}"${look}/>`;
    case 'rect':
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"${look}/>`;
    case 'text':
      return `<text x="${mark.x}" y="${baseline(mark.y, mark.size)}" font-size="${mark.size}" text-anchor="${mark.anchor}"${look}>${spans(mark.text, mark.size)}</text>`;
  }
}

/** Where a line of text stands so that its middle is at `y`: many programs do not know `dominant-baseline`. */
export function baseline(y: number, fontSize: number): number {
  return Math.round((y + fontSize * 0.34) * 100) / 100;
}

/** How far a subscript stands lower, and how large it is. */
export const subscript = { drop: 0.22, size: 0.72 };

function spans(text: Markup, fontSize: number): string {
  const drop = Math.round(fontSize * subscript.drop * 100) / 100;
  let lifted = false;
  return partsOf(text)
    .map((part) => {
      const dy = part.low === lifted ? '' : ` dy="${part.low ? drop : -drop}"`;
      lifted = part.low;
      const small = part.low ? ` font-size="${Math.round(fontSize * subscript.size * 100) / 100}"` : '';
      return dy === '' && small === '' ? escaped(part.text) : `<tspan${dy}${small}>${escaped(part.text)}</tspan>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Presentation attributes: a style sheet inside an SVG is lost in many programs. */
function lookOf(role: Role, { ink, paper, quiet, input, weight, block }: Palette): string {
  switch (role) {
    case 'dot':
      return ` fill="${ink}"`;
    case 'plus':
    case 'box':
    case 'meter':
      return ` fill="${paper}"`;
    case 'box input':
      return ` fill="${input}"`;
    case 'box weight':
      return ` fill="${weight}"`;
    case 'block':
      return ` fill="${block}" stroke-dasharray="4 2"`;
    case 'barrier':
      return ` stroke="${quiet}" stroke-dasharray="3 3"`;
    case 'title':
      return ` fill="${quiet}" stroke="none"`;
    case 'name':
    case 'label':
    case 'detail':
    case 'legend':
      return ` fill="${ink}" stroke="none"`;
    case 'wire':
    case 'link':
    case 'cross':
    case 'needle':
      return '';
  }
}
