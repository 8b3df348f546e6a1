import { dirname, resolve } from 'node:path';
import { parseCsv } from '../../../src/shared/csv';
import type { Disk } from '../../../src/experiment/disk';

/** A disk with these files: path → text, or how many files of that kind stand there (`…/*`). */
export function fakeDisk(files: Readonly<Record<string, string | number>>): Disk {
  const folders = new Set<string>();
  for (const path of Object.keys(files)) {
    for (let folder = dirname(resolve(path)); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  return {
    kind: (path) => (typeof files[path] === 'string' ? 'file' : folders.has(path) ? 'folder' : undefined),
    folders: (path) =>
      [...folders]
        .filter((folder) => dirname(folder) === path && folder !== path)
        .map((folder) => folder.slice(path.length + 1))
        .sort(),
    fileNames: (path) =>
      Object.keys(files)
        .filter((file) => dirname(file) === path && typeof files[file] === 'string')
        .map((file) => file.slice(path.length + 1))
        .sort(),
    files: (path, most) => {
      const below = Object.entries(files).filter(([file]) => file.startsWith(`${path}/`));
      return Math.min(
        most,
        below.reduce((sum, [, count]) => sum + (typeof count === 'number' ? count : 1), 0),
      );
    },
    table: (path) => (typeof files[path] === 'string' ? parseCsv(files[path]) : undefined),
  };
}

/** A project with the data sets that the tests speak of; experiments stand in `/project/examples`. */
export const projectDisk = fakeDisk({
  '/project/examples/a.experiment.yaml': '',
  '/project/data/brain-tumor/Training/glioma/*': 900,
  '/project/data/brain-tumor/Training/meningioma/*': 900,
  '/project/data/brain-tumor/Training/notumor/*': 900,
  '/project/data/brain-tumor/Training/pituitary/*': 900,
  '/project/data/brain-tumor/Testing/glioma/*': 200,
  '/project/data/brain-tumor/Testing/meningioma/*': 200,
  '/project/data/brain-tumor/Testing/notumor/*': 200,
  '/project/data/brain-tumor/Testing/pituitary/*': 200,
  '/project/data/brain-tumor/manifest.csv':
    'split,class,file,present,near_group_97\nTraining,glioma,a.jpg,1,1\nTraining,notumor,b.jpg,1,2\nTesting,glioma,c.jpg,0,3\n',
  '/project/data/alzheimer/train/NonDemented/*': 100,
  '/project/data/alzheimer/train/VeryMildDemented/*': 100,
  '/project/data/alzheimer/train/MildDemented/*': 100,
  '/project/data/alzheimer/train/ModerateDemented/*': 10,
  '/project/data/alzheimer/test/NonDemented/*': 20,
  '/project/data/alzheimer/test/VeryMildDemented/*': 20,
  '/project/data/alzheimer/test/MildDemented/*': 20,
  '/project/data/alzheimer/test/ModerateDemented/*': 2,
  '/project/data/alzheimer/manifest.csv':
    'split,class,file,subject_inferred\ntrain,NonDemented,a.jpg,1\ntrain,VeryMildDemented,b.jpg,2\ntrain,MildDemented,c.jpg,3\ntest,ModerateDemented,d.jpg,4\n',
  '/project/data/few/ill/*': 1,
  '/project/data/few/well/*': 40,
  '/project/data/single/brains/*': 40,
  '/project/data/notes.txt': 'a text',
});
