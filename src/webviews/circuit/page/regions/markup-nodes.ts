import { partsOf, type Markup } from '../../../../quantum/drawing/markup';
import { element } from '../../../page/element';

/** Markup as HTML: subscripts as `sub`. */
export function markupNodes(markup: Markup): readonly (Node | string)[] {
  return partsOf(markup).map(({ text, low }) => (low ? element('sub', {}, text) : text));
}
