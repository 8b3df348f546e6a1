import manifest from '../../package.json';

/** The version in the manifest, as recorded in every run. */
export const productVersion: string = manifest.version;
