import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Moves the slider of the stepping, until the state behind that gate is shown. */
export async function stepTo(page: Page, position: number): Promise<void> {
  await page.locator('.stepping input[type=range]').evaluate((slider: HTMLInputElement, at) => {
    slider.value = String(at);
    slider.dispatchEvent(new Event('input'));
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, position);
}

/** The state region's texts. */
export interface ShownState {
  readonly spheres: readonly { readonly label: string; readonly length: string; readonly entropy: string }[];
  readonly rows: readonly (readonly string[])[];
  readonly more: string;
  readonly cuts: readonly string[];
}

export function shownState(page: Page): Promise<ShownState> {
  return page.evaluate(() => {
    const all = (within: ParentNode, selector: string): HTMLElement[] => [
      ...within.querySelectorAll<HTMLElement>(selector),
    ];
    const text = (within: ParentNode, selector: string): string => within.querySelector(selector)?.textContent ?? '';
    return {
      spheres: all(document, '.sphere').map((sphere) => ({
        label: sphere.querySelector('svg')?.getAttribute('aria-label') ?? '',
        length: text(sphere, '.length'),
        entropy: text(sphere, '.entropy'),
      })),
      rows: all(document, '.basis tbody tr').map((row) => all(row, 'th, td').map((cell) => cell.textContent ?? '')),
      more: text(document, '.more'),
      cuts: all(document, '.cuts .value').map((output) => output.textContent ?? ''),
    };
  });
}

/** A number of the page. */
export function parsed(text: string): number {
  return Number(text.replace('−', '-').replace(/ .*$/, ''));
}

/** `0.5−0.25i`, `i`, `−0.7071i`, `1`. */
export function parsedComplex(text: string): readonly [number, number] {
  const plain = text.replaceAll('−', '-');
  if (!plain.endsWith('i')) return [Number(plain), 0];
  const [, re = '', im = ''] = /^(-?[\d.]+(?=[+-]))?([+-]?[\d.]*)i$/.exec(plain) ?? assert.fail(`no number: ${text}`);
  return [re === '' ? 0 : Number(re), ['', '+', '-'].includes(im) ? Number(`${im}1`) : Number(im)];
}

/** Equal to the decimals shown. */
export function same(text: string | number, expected: number, decimals: number, what: string): void {
  const found = typeof text === 'number' ? text : parsed(text);
  assert.ok(Math.abs(found - expected) <= 0.5 * 10 ** -decimals + 1e-9, `${what}: ${text} on the page, ${expected}`);
}
