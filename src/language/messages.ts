/** What client and server say to each other beyond the language server protocol. */

/** Client → server: a check has measured this many images a second. */
export const measuredNotification = 'hybridQml/measured';

export interface Measured {
  readonly uri: string;
  readonly imagesPerSecond: number;
}

/** Server → client: the line above an experiment has to be read anew. */
export const lensRefresh = 'workspace/codeLens/refresh';

export const languageId = 'hybrid-qml-experiment';
