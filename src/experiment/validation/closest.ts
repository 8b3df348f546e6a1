import { nearest } from '../../shared/did-you-mean';

/** The candidate that was probably meant: equal but for case, `_` and `-`; near the word by edit distance; or one that contains it. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[_\s-]/g, '');
  const wanted = plain(word);
  if (wanted === '' || word.length > 100) return undefined;
  const same = candidates.find((candidate) => plain(candidate) === wanted);
  if (same !== undefined || wanted.length < 3) return same;
  const near = nearest(wanted, candidates.map(plain));
  return (
    candidates.find((candidate) => plain(candidate) === near) ??
    candidates.find((candidate) => plain(candidate).includes(wanted))
  );
}
