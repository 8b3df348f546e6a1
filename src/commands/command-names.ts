/** The commands of this folder, as `package.json` names them: known before their code is loaded. */
export const commandNames = [
  'hybridQml.train',
  'hybridQml.newExperiment',
  'hybridQml.stopTraining',
  'hybridQml.killTraining',
  'hybridQml.resumeRun',
  'hybridQml.checkpointNow',
  'hybridQml.removeFromQueue',
  'hybridQml.openRunFolder',
  'hybridQml.openRunConfiguration',
  'hybridQml.openRunLog',
  'hybridQml.openDataset',
  'hybridQml.deleteRun',
  'hybridQml.renameRun',
  'hybridQml.exportRun',
  'hybridQml.selectEngine',
  'hybridQml.installTensorflow',
  'hybridQml.removeTensorflow',
  'hybridQml.evaluateFolder',
  'hybridQml.predictImage',
  'hybridQml.showLog',
] as const;

export type CommandName = (typeof commandNames)[number];
