/** A drawing's text as elements; it is made of attributes only, so that the page's policy lets all of it in. */
export function svgFrom(text: string): SVGElement {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGElement)) throw new Error('The drawing is no SVG.');
  root.classList.add('drawing');
  return document.importNode(root, true);
}
