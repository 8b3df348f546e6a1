/** A stretch of memory: where it starts and how long it is, in bytes. */
interface Block {
  address: number;
  bytes: number;
}

/**
 * Hands out addresses in one growing memory and takes them back: best fit, neighbours joined on release, so that a
 * training step that allocates what the step before it allocated never grows.
 */
export class MemoryArena {
  /** Free blocks by address, no two adjacent. */
  private readonly free: Block[] = [];
  private readonly sizes = new Map<number, number>();
  private end: number;
  private used = 0;
  private peak = 0;

  /**
   * @param start first address, a multiple of 64
   * @param grow makes the memory at least this long, or throws where it may not
   */
  constructor(
    start: number,
    private readonly grow: (end: number, wanted: number, used: number) => void,
  ) {
    this.end = start;
  }

  /** Bytes handed out now, and at most so far. */
  get usage(): { used: number; peak: number } {
    return { used: this.used, peak: this.peak };
  }

  /** An address aligned to 64 bytes, with at least 64 readable bytes behind the wanted ones; contents undefined. */
  allocate(bytes: number): number {
    const rounded = Math.ceil((bytes + 64) / 64) * 64;
    const address = this.takeFree(rounded) ?? this.extend(rounded);
    this.sizes.set(address, rounded);
    this.used += rounded;
    if (this.used > this.peak) this.peak = this.used;
    return address;
  }

  release(address: number): void {
    const bytes = this.sizes.get(address);
    if (bytes === undefined) return;
    this.sizes.delete(address);
    this.used -= bytes;
    const at = this.indexAfter(address);
    const before = this.free[at - 1];
    const after = this.free[at];
    const joinsBefore = before !== undefined && before.address + before.bytes === address;
    const joinsAfter = after?.address === address + bytes;
    if (joinsBefore && joinsAfter) {
      before.bytes += bytes + after.bytes;
      this.free.splice(at, 1);
    } else if (joinsBefore) before.bytes += bytes;
    else if (joinsAfter) {
      after.address = address;
      after.bytes += bytes;
    } else this.free.splice(at, 0, { address, bytes });
  }

  private takeFree(bytes: number): number | undefined {
    let best = -1;
    let bestBytes = Infinity;
    for (let i = 0; i < this.free.length; i++) {
      const size = this.free[i]!.bytes;
      if (size >= bytes && size < bestBytes) {
        best = i;
        bestBytes = size;
        if (size === bytes) break;
      }
    }
    if (best < 0) return undefined;
    const block = this.free[best]!;
    const address = block.address;
    if (block.bytes === bytes) this.free.splice(best, 1);
    else {
      block.address += bytes;
      block.bytes -= bytes;
    }
    return address;
  }

  private extend(bytes: number): number {
    const last = this.free[this.free.length - 1];
    const joins = last !== undefined && last.address + last.bytes === this.end;
    const address = joins ? last.address : this.end;
    this.grow(address + bytes, bytes, this.used);
    if (joins) this.free.pop();
    this.end = address + bytes;
    return address;
  }

  /** Index of the first free block behind an address. */
  private indexAfter(address: number): number {
    let low = 0;
    let high = this.free.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.free[middle]!.address < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
