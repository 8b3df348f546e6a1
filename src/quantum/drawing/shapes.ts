/** A circuit drawn on a grid: wires are rows from the top, columns run with time. Sizes are in grid cells, not pixels. */
export interface Drawing {
  readonly wires: number;
  readonly columns: readonly Column[];
  readonly shapes: readonly Shape[];
  /** What is measured, in words. */
  readonly legend: string;
}

export interface Column {
  /** The longest text in it, in characters. */
  readonly characters: number;
}

export type Shape =
  | {
      readonly kind: 'box';
      readonly column: number;
      readonly top: number;
      readonly bottom: number;
      readonly label: string;
      /** A second, smaller line: the parameters. */
      readonly detail: string;
    }
  | { readonly kind: 'dot' | 'plus' | 'cross'; readonly column: number; readonly wire: number }
  | { readonly kind: 'link'; readonly column: number; readonly top: number; readonly bottom: number };
