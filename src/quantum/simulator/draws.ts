import { RandomStream } from '../../shared/random';

/** The random streams of one compiled circuit: of shots, trajectories and SPSA. */
export class Draws {
  private readonly streams = new Map<string, RandomStream>();

  constructor(private seed: number) {}

  /** Starts every stream anew from this seed. */
  reseed(seed: number): void {
    this.seed = seed;
    this.streams.clear();
  }

  /** A stream that goes on from call to call. */
  stream(name: string): RandomStream {
    let stream = this.streams.get(name);
    if (stream === undefined) this.streams.set(name, (stream = this.fresh(name)));
    return stream;
  }

  /** A stream from its beginning. */
  fresh(name: string): RandomStream {
    return RandomStream.named(this.seed, name);
  }
}
