import { nearest } from '../../shared/did-you-mean';

/** The candidate that was probably meant: equal but for case, `_` and `-`; begun by the word; or near it by edit distance. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[_\s-]/g, '');
  const wanted = plain(word);
  if (wanted === '' || word.length > 100) return undefined;
  const found =
    candidates.find((candidate) => plain(candidate) === wanted) ??
    nearest(wanted, candidates.map(plain)) ??
    candidates.find((candidate) => wanted.length >= 3 && plain(candidate).startsWith(wanted));
  return candidates.find((candidate) => plain(candidate) === (found === undefined ? '' : plain(found)));
}
