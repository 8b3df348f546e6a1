import { partsOf, type Markup } from '../../../../quantum/drawing/markup';
import type { Mark } from '../../../../quantum/drawing/marks';
import { baseline, subscript } from '../../../../quantum/drawing/svg';
import { svgElement } from '../../../page/element';

/** A mark as an SVG element; its role is its class, which circuit.css colours. */
export function paint(mark: Mark): SVGElement {
  const look = { class: `mark ${mark.role}` };
  switch (mark.kind) {
    case 'path':
      return svgElement('path', { ...look, d: mark.d });
    case 'circle':
      return svgElement('circle', { ...look, cx: mark.x, cy: mark.y, r: mark.r });
    case 'rect':
      return svgElement('rect', { ...look, x: mark.x, y: mark.y, width: mark.width, height: mark.height, rx: 2 });
    case 'text': {
      const place = { x: mark.x, y: baseline(mark.y, mark.size), 'font-size': mark.size, 'text-anchor': mark.anchor };
      return svgElement('text', { ...look, ...place }, ...spans(mark.text, mark.size));
    }
  }
}

function spans(text: Markup, size: number): readonly (Node | string)[] {
  let lifted = false;
  return partsOf(text).map((part) => {
    const dy = part.low === lifted ? undefined : (part.low ? 1 : -1) * size * subscript.drop;
    lifted = part.low;
    if (dy === undefined && !part.low) return part.text;
    return svgElement('tspan', { dy, 'font-size': part.low ? size * subscript.size : undefined }, part.text);
  });
}
