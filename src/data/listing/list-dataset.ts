import type { DatasetConfig } from '../../experiment/schema/dataset';
import { listFolder } from './folder-source';
import type { Listing } from './listing';
import { listManifest } from './manifest-source';
import { listPhantom } from './phantom-source';

/** What the dataset's source names; relative paths start at `baseFolder`, phantoms at the seed. */
export async function listDataset(config: DatasetConfig, baseFolder: string, seed: number): Promise<Listing> {
  switch (config.source) {
    case 'folder':
      return listFolder(config, baseFolder);
    case 'manifest':
      return listManifest(config, baseFolder);
    case 'phantom':
      return listPhantom(config, seed);
  }
}
