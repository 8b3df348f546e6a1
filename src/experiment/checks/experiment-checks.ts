import { amplitudeEncodingCheck } from './amplitude-encoding';
import type { Check } from './check';
import { classNamesCheck } from './class-names';
import { dataPathsCheck } from './data-paths';
import { dropoutBeforeCircuitCheck } from './dropout-before-circuit';
import { earlyStoppingCheck } from './early-stopping';
import { folderLayoutCheck } from './folder-layout';
import { groupPatternCheck } from './group-pattern';
import { learningRateCheck } from './learning-rate';
import { manifestColumnsCheck } from './manifest-columns';
import { mergedLabelsCheck } from './merged-labels';
import { pauliWordsCheck } from './pauli-words';
import { poolingCheck } from './pooling';
import { quantumMemoryCheck } from './quantum-memory';
import { splitPartsCheck } from './split-parts';
import { splitSizesCheck } from './split-sizes';
import { trainingLengthCheck } from './training-length';
import { unreadKeysCheck } from './unread-keys';

/** Every semantic check of the language. */
export const experimentChecks: readonly Check[] = [
  splitPartsCheck,
  mergedLabelsCheck,
  groupPatternCheck,
  poolingCheck,
  dropoutBeforeCircuitCheck,
  amplitudeEncodingCheck,
  pauliWordsCheck,
  quantumMemoryCheck,
  learningRateCheck,
  trainingLengthCheck,
  earlyStoppingCheck,
  unreadKeysCheck,
  dataPathsCheck,
  folderLayoutCheck,
  manifestColumnsCheck,
  classNamesCheck,
  splitSizesCheck,
];
