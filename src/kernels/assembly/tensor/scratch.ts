/** Where this thread may write what it needs within one chunk. */
export let scratch: usize = 0;

export function setScratch(address: usize): void {
  scratch = address;
}
