/** Something in a patient's brain that is not healthy. */
export interface Lesion {
  /** Centre and size in head coordinates, for its mass effect. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** How far it pushes tissue away, 0 … 1. */
  readonly pressure: number;
  /** The brightness at a point where healthy tissue would have `under`; `pixel`: width over which edges are smoothed. */
  paint(x: number, y: number, under: number, pixel: number): number;
}
