// Writes media/experiment.schema.json and docs/experiment-reference.md from the experiment language's schema.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { experimentSchema } from '../src/experiment/publishing/json-schema';
import { referencePage } from '../src/experiment/publishing/reference-page';

const root = join(__dirname, '..');

/** The generated files by their path below the repository's root. */
export function experimentDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['media/experiment.schema.json', `${JSON.stringify(experimentSchema(), undefined, 2)}\n`],
    ['docs/experiment-reference.md', referencePage()],
  ]);
}

if (process.argv[1] === __filename) {
  for (const [file, text] of experimentDocs()) {
    writeFileSync(join(root, file), text);
    console.log(`${file}: ${text.length} characters`);
  }
}
