/** The position that all charts of a group point at together. */
export interface Hover {
  readonly at: number | undefined;
  move(to: number | undefined): void;
  /** `moved` is called after every move. */
  follow(moved: (at: number | undefined) => void): void;
}

export function hoverGroup(): Hover {
  const followers: ((at: number | undefined) => void)[] = [];
  let at: number | undefined;
  let waiting = false;
  return {
    get at() {
      return at;
    },
    move(to) {
      at = to;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        for (const moved of followers) moved(at);
      });
    },
    follow: (moved) => void followers.push(moved),
  };
}
