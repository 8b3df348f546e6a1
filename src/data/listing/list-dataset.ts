import type { DatasetConfig } from '../../experiment/schema/dataset';
import { listFolder } from './folder-source';
import type { Listing } from './listing';
import { listManifest } from './manifest-source';

/** What the dataset's source names; relative paths start at `baseFolder`. */
export async function listDataset(config: DatasetConfig, baseFolder: string): Promise<Listing> {
  switch (config.source) {
    case 'folder':
      return listFolder(config, baseFolder);
    case 'manifest':
      return listManifest(config, baseFolder);
    case 'phantom':
      throw new Error('The phantom source comes next');
  }
}
