// The tasks that threads share, by the numbers of src/kernels/tensor-tasks.ts.
import { affineChunk, combineGradientSums, combineMoments, gradientChunk, gradientSumsChunk, momentsChunk } from './batch-norm';
import { convolutionChunk, convolutionFilterChunk, convolutionInputChunk } from './convolution';
import { binaryChunk, unaryChunk } from './elementwise';
import { expandChunk, fewChannelsChunk, fewChannelsFilterChunk } from './few-channels';
import { matMulChunk } from './gemm';
import { optimiserChunk } from './optimiser';
import { averagePoolGradientChunk, maxPoolGradientChunk, poolChunk } from './pooling';
import { addManyChunk, addPartsChunk, columnSumsChunk, rowSumsChunk } from './reduction';
import { transposeChunk } from './transposition';
import { transformFilter, winogradChunk, winogradFilterChunk, winogradInputChunk } from './winograd';

export function run(task: i32, args: usize, chunk: i32): void {
  switch (task) {
    case 0:
      return matMulChunk(args, chunk);
    case 1:
      return convolutionChunk(args, chunk);
    case 2:
      return convolutionFilterChunk(args, chunk);
    case 3:
      return convolutionInputChunk(args, chunk);
    case 4:
      return unaryChunk(args, chunk);
    case 5:
      return binaryChunk(args, chunk);
    case 6:
      return columnSumsChunk(args, chunk);
    case 7:
      return addPartsChunk(args, chunk);
    case 8:
      return rowSumsChunk(args, chunk);
    case 9:
      return addManyChunk(args, chunk);
    case 10:
      return momentsChunk(args, chunk);
    case 11:
      return combineMoments(args, chunk);
    case 12:
      return affineChunk(args, chunk);
    case 13:
      return gradientSumsChunk(args, chunk);
    case 14:
      return combineGradientSums(args, chunk);
    case 15:
      return gradientChunk(args, chunk);
    case 16:
      return poolChunk(args, chunk);
    case 17:
      return maxPoolGradientChunk(args, chunk);
    case 18:
      return averagePoolGradientChunk(args, chunk);
    case 19:
      return optimiserChunk(args, chunk);
    case 20:
      return transposeChunk(args, chunk);
    case 21:
      return transformFilter(args, chunk);
    case 22:
      return winogradChunk(args, chunk);
    case 23:
      return winogradInputChunk(args, chunk);
    case 24:
      return winogradFilterChunk(args, chunk);
    case 25:
      return fewChannelsChunk(args, chunk);
    case 26:
      return fewChannelsFilterChunk(args, chunk);
    case 27:
      return expandChunk(args, chunk);
    default:
      unreachable();
  }
}
