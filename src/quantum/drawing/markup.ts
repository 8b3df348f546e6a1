/** Text with subscripts written as in TeX: `R_{X}(θ_{12})`. */
export type Markup = string;

export interface Part {
  readonly text: string;
  /** Set as a subscript. */
  readonly low: boolean;
}

const longest = 18;
const digits = '₀₁₂₃₄₅₆₇₈₉';

/** As a subscript. */
export function lowered(text: string | number): Markup {
  return `_{${text}}`;
}

export function partsOf(markup: Markup): readonly Part[] {
  return markup.split(/(_\{[^}]*\})/).flatMap((piece): readonly Part[] => {
    if (piece === '') return [];
    return piece.startsWith('_{') ? [{ text: piece.slice(2, -1), low: true }] : [{ text: piece, low: false }];
  });
}

/** `θ_{12}` → `θ₁₂`, `R_{X}` → `RX`: for a screen reader, a legend in plain text, a test. */
export function plainText(markup: Markup): string {
  return partsOf(markup)
    .map(({ text, low }) => (low ? text.replace(/\d/g, (digit) => digits.charAt(Number(digit))) : text))
    .join('');
}

/** How many characters wide it is set; subscripts are smaller. */
export function charactersOf(markup: Markup): number {
  return partsOf(markup).reduce((sum, { text, low }) => sum + text.length * (low ? 0.7 : 1), 0);
}

/** What is longer than a gate may be wide ends in an ellipsis. */
export function shortened(markup: Markup): Markup {
  let room = longest;
  const kept = partsOf(markup).map(({ text, low }) => {
    const shown = text.length <= room ? text : room > 0 ? `${text.slice(0, Math.max(0, room - 1))}…` : '';
    room -= text.length;
    return shown === '' ? '' : low ? lowered(shown) : shown;
  });
  return kept.join('');
}
