// Fixed addresses in the first page of the tensor kernels' memory; src/kernels/assembly/tensor/pool.ts knows them too.

export const PAGE = 65536;
export const GENERATION = 4096;
export const QUIT = 4296;
export const ARGUMENTS = 8192;
export const FLOAT_ARGUMENTS = ARGUMENTS + 256;
/** What a thread says that failed; see last-words.ts. */
export const LAST_WORDS = 12288;
/** 1 where thread k is about to claim a chunk or runs one: the word at BUSY + 64 k. */
export const BUSY = 16384;
export const MOST_THREADS = 64;
