import { checkpointNow } from './checkpoint-now';
import type { Command } from './command-context';
import type { CommandName } from './command-names';
import { deleteRuns } from './delete-runs';
import { evaluateFolder } from './evaluate-folder';
import { exportRunCommand } from './export-run';
import { installTensorflow } from './install-tensorflow';
import { killTraining } from './kill-training';
import { newExperiment } from './new-experiment';
import { openDataset } from './open-dataset';
import { openRunConfiguration } from './open-run-configuration';
import { openRunFolder } from './open-run-folder';
import { openRunLog } from './open-run-log';
import { predictImages } from './predict-images';
import { removeFromQueue } from './remove-from-queue';
import { removeTensorflow } from './remove-tensorflow';
import { renameRunCommand } from './rename-run';
import { resumeRun } from './resume-run';
import { selectEngine } from './select-engine';
import { showLog } from './show-log';
import { stopTraining } from './stop-training';
import { train } from './train';

/** Every command of this folder. */
export const commands: Readonly<Record<CommandName, Command>> = {
  'hybridQml.train': train,
  'hybridQml.newExperiment': newExperiment,
  'hybridQml.stopTraining': stopTraining,
  'hybridQml.killTraining': killTraining,
  'hybridQml.resumeRun': resumeRun,
  'hybridQml.checkpointNow': checkpointNow,
  'hybridQml.removeFromQueue': removeFromQueue,
  'hybridQml.openRunFolder': openRunFolder,
  'hybridQml.openRunConfiguration': openRunConfiguration,
  'hybridQml.openRunLog': openRunLog,
  'hybridQml.openDataset': openDataset,
  'hybridQml.deleteRun': deleteRuns,
  'hybridQml.renameRun': renameRunCommand,
  'hybridQml.exportRun': exportRunCommand,
  'hybridQml.selectEngine': selectEngine,
  'hybridQml.installTensorflow': installTensorflow,
  'hybridQml.removeTensorflow': removeTensorflow,
  'hybridQml.evaluateFolder': evaluateFolder,
  'hybridQml.predictImage': predictImages,
  'hybridQml.showLog': showLog,
};
