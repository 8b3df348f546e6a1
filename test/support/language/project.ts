import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const classes = ['glioma', 'meningioma', 'notumor', 'pituitary'];

/** The files of a small project, by their paths in it; experiments stand in `examples`. Images are empty: nothing here looks into them. */
const files: Readonly<Record<string, string>> = {
  'data/notes.txt': 'a text',
  'data/brain-tumor/manifest.csv':
    'split,class,file,present,near_group_97\nTraining,glioma,a.jpg,1,1\nTraining,notumor,b.jpg,1,2\nTesting,glioma,c.jpg,0,3\n',
  ...images('data/brain-tumor/Training', 30),
  ...images('data/brain-tumor/Testing', 10),
};

function images(folder: string, count: number): Record<string, string> {
  const names = classes.flatMap((name) => Array.from({ length: count }, (_, n) => `${folder}/${name}/${n}.png`));
  return Object.fromEntries(names.map((name) => [name, '']));
}

/** Writes the project into a folder; returns the folder of its experiments. */
export function writeProject(folder: string): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const examples = join(folder, 'examples');
  mkdirSync(examples, { recursive: true });
  return examples;
}
