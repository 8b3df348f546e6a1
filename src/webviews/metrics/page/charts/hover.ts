/** Where the user points, on the horizontal axis. */
export interface Pointed {
  readonly at: number;
  /** What lies no further away is meant as well: a few pixels. */
  readonly reach: number;
}

/** The position that all charts of a group point at together. */
export interface Hover {
  readonly pointed: Pointed | undefined;
  move(to: Pointed | undefined): void;
  /** `moved` is called after every move. */
  follow(moved: (pointed: Pointed | undefined) => void): void;
}

export function hoverGroup(): Hover {
  const followers: ((pointed: Pointed | undefined) => void)[] = [];
  let pointed: Pointed | undefined;
  let waiting = false;
  return {
    get pointed() {
      return pointed;
    },
    move(to) {
      pointed = to;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        for (const moved of followers) moved(pointed);
      });
    },
    follow: (moved) => void followers.push(moved),
  };
}
