/** Text of SVG or HTML whose contents have been escaped; made by `element` alone. */
export interface Markup {
  readonly markup: string;
}

export type Child = Markup | string;

/** Absent attributes are left out; a true one stands without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** One element; children given as text are escaped, those given as markup stand as they are. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${key}` : ` ${key}="${escapeMarkup(String(value))}"`;
  });
  const open = `<${name}${written.join('')}`;
  if (children.length === 0 && isVoid(name)) return { markup: `${open}/>` };
  return { markup: `${open}>${children.map(childMarkup).join('')}</${name}>` };
}

/** Several things one after the other. */
export function together(...children: readonly Child[]): Markup {
  return { markup: children.map(childMarkup).join('') };
}

export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\P{Cc}\t\n\r]/gu, '\uFFFD');
}

function childMarkup(child: Child): string {
  return typeof child === 'string' ? escapeMarkup(child) : child.markup;
}

function isVoid(name: string): boolean {
  return /^(meta|br|hr|col|path|rect|line|circle|polyline)$/.test(name);
}
