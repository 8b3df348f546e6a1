import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The README with its pictures inside it: a page of an installed extension shows no relative pictures, and there is no
 * host to fetch them from.
 */
export function packagedReadme(repository: string): string {
  const text = readFileSync(join(repository, 'README.md'), 'utf8');
  return text.replaceAll(
    /(!\[[^\]]*\]\()([^):]+\.(png|jpg))(\))/g,
    (_, before: string, path: string, type: string, after: string) => {
      const file = join(repository, path);
      if (!existsSync(file)) throw new Error(`README.md shows ${path}, which is not there`);
      const encoded = readFileSync(file).toString('base64');
      return `${before}data:image/${type === 'jpg' ? 'jpeg' : type};base64,${encoded}${after}`;
    },
  );
}
