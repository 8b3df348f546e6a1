// What a thread says in shared memory when it fails: the thread that waits for it is blocked and hears no event.

/** Bytes of shared memory, at a multiple of 4: a word for the state, one for the length, then UTF-8. */
export const LAST_WORDS_BYTES = 256;
const HEADER = 8;
const [NOTHING, BEGUN, SAID] = [0, 1, 2];

/** Leaves a text, cut off where the room ends; the first thread to fail is the one that is heard. */
export function leaveLastWords(buffer: ArrayBufferLike, address: number, text: string): void {
  const words = new Int32Array(buffer, address, 2);
  if (Atomics.compareExchange(words, 0, NOTHING, BEGUN) !== NOTHING) return;
  const bytes = new TextEncoder().encode(text).subarray(0, LAST_WORDS_BYTES - HEADER);
  new Uint8Array(buffer, address + HEADER, bytes.length).set(bytes);
  Atomics.store(words, 1, bytes.length);
  Atomics.store(words, 0, SAID);
}

/** The text that was left; undefined while there is none. */
export function readLastWords(buffer: ArrayBufferLike, address: number): string | undefined {
  const words = new Int32Array(buffer, address, 2);
  if (Atomics.load(words, 0) !== SAID) return undefined;
  // A decoder takes no shared memory, so the bytes are copied
  return new TextDecoder().decode(new Uint8Array(buffer, address + HEADER, Atomics.load(words, 1)).slice());
}
