import type { Markup } from './markup';

/** A circuit drawn on a grid: wires are rows from the top, columns run with time. Sizes are in grid cells, not pixels. */
export interface Drawing {
  readonly wires: number;
  readonly columns: readonly Column[];
  readonly shapes: readonly Shape[];
  readonly sections: readonly PlacedSection[];
  /** What is measured, in words. */
  readonly legend: Markup;
}

export interface Column {
  /** The longest text in it, in characters. */
  readonly characters: number;
}

/** A section's columns, both included; a barrier stands before each but the first. */
export interface PlacedSection {
  readonly section: number;
  readonly title: string;
  readonly first: number;
  readonly last: number;
  readonly folded: boolean;
}

interface Placed {
  readonly column: number;
  /** Index of the operation it draws. */
  readonly operation: number;
}

export type Shape =
  | (Placed & {
      readonly kind: 'box';
      readonly top: number;
      readonly bottom: number;
      readonly label: Markup;
      /** A second, smaller line: the parameters. */
      readonly detail: Markup;
      /** What sets its angle. */
      readonly by: 'nothing' | 'input' | 'weight';
    })
  | (Placed & { readonly kind: 'dot' | 'plus' | 'cross'; readonly wire: number })
  | (Placed & { readonly kind: 'link'; readonly top: number; readonly bottom: number })
  /** A folded section. */
  | {
      readonly kind: 'block';
      readonly column: number;
      readonly section: number;
      readonly top: number;
      readonly bottom: number;
      readonly label: Markup;
      readonly detail: Markup;
    }
  /** A wire that is measured; the letter where it is measured in one basis only. */
  | { readonly kind: 'meter'; readonly column: number; readonly wire: number; readonly label: Markup };
