import { open } from 'node:fs/promises';

/** Characters. */
const most = 4000;

/** The last lines of what a trainer said; '' where it said nothing. */
export async function endOfFile(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, most));
      await handle.read(bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString('utf8').trim();
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}
