import type { Circuit } from '../circuit';
import { checkCircuit, writtenQubits } from '../validation';
import { layOut } from './layout';
import type { Drawing, Shape } from './shapes';

/** Pixels. */
const size = {
  row: 44,
  box: 32,
  gap: 14,
  character: 8,
  margin: 12,
  wireLabel: 34,
  label: 14,
  detail: 10,
  dot: 4,
  plus: 9,
};

/** The circuit as a textbook drawing: SVG text, black on white. */
export function circuitSvg(circuit: Circuit): string {
  return drawingSvg(layOut(checkCircuit(circuit, { maximumQubits: writtenQubits })));
}

/** Positions to SVG. */
export function drawingSvg({ wires, columns, shapes, legend }: Drawing): string {
  const widths = columns.map(({ characters }) => Math.max(size.box, Math.ceil(characters * size.character) + 10));
  const left = size.margin + size.wireLabel;
  const starts: number[] = [];
  const end = widths.reduce((x, width) => {
    starts.push(x);
    return x + width + size.gap;
  }, left + size.gap);
  const place: Place = {
    x: (column) => (starts[column] ?? 0) + (widths[column] ?? 0) / 2,
    y: (wire) => size.margin + size.row * (wire + 0.5),
    width: (column) => widths[column] ?? size.box,
  };
  const width = Math.max(end, left + legend.length * 7) + size.margin;
  const height = 2 * size.margin + size.row * wires + (legend === '' ? 0 : size.row / 2);
  const lines = Array.from({ length: wires }, (_, wire) => {
    const y = place.y(wire);
    return [
      text(size.margin, y, `q${wire}`, size.label, 'start'),
      `<line x1="${left}" y1="${y}" x2="${end}" y2="${y}"/>`,
    ].join('\n');
  });
  const order = ['link', 'dot', 'plus', 'cross', 'box'];
  const drawn = [...shapes]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((one) => shape(one, place));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" stroke="black" fill="none">`,
    '<rect width="100%" height="100%" fill="white" stroke="none"/>',
    ...lines,
    ...drawn,
    ...(legend === '' ? [] : [text(left, height - size.margin - 4, legend, size.label, 'start')]),
    '</svg>',
    '',
  ].join('\n');
}

interface Place {
  readonly x: (column: number) => number;
  readonly y: (wire: number) => number;
  readonly width: (column: number) => number;
}

function shape(one: Shape, { x, y, width }: Place): string {
  const cx = x(one.column);
  switch (one.kind) {
    case 'link':
      return `<line x1="${cx}" y1="${y(one.top)}" x2="${cx}" y2="${y(one.bottom)}"/>`;
    case 'dot':
      return `<circle cx="${cx}" cy="${y(one.wire)}" r="${size.dot}" fill="black"/>`;
    case 'plus': {
      const [cy, r] = [y(one.wire), size.plus];
      return `<circle cx="${cx}" cy="${cy}" r="${r}" fill="white"/><path d="M${cx - r} ${cy}H${cx + r}M${cx} ${cy - r}V${cy + r}"/>`;
    }
    case 'cross': {
      const [cy, r] = [y(one.wire), 6];
      return `<path d="M${cx - r} ${cy - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}"/>`;
    }
    case 'box': {
      const [w, h] = [width(one.column), size.row * (one.bottom - one.top) + size.box];
      const cy = (y(one.top) + y(one.bottom)) / 2;
      const box = `<rect x="${cx - w / 2}" y="${cy - h / 2}" width="${w}" height="${h}" fill="white"/>`;
      if (one.detail === '') return box + text(cx, cy, one.label, size.label, 'middle');
      return (
        box + text(cx, cy - 6, one.label, size.label, 'middle') + text(cx, cy + 8, one.detail, size.detail, 'middle')
      );
    }
  }
}

function text(x: number, y: number, content: string, fontSize: number, anchor: 'start' | 'middle'): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<text x="${x}" y="${y}" font-size="${fontSize}" text-anchor="${anchor}" dominant-baseline="central" fill="black" stroke="none">${escaped}</text>`;
}
