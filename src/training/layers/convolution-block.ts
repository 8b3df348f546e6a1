import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable, type Shape } from '@tensorflow/tfjs-layers';
import { convolutionBlock, type ConvolutionBlockOptions } from '../ops/convolution-block';
import { onlyInput, onlyShape } from './layer-input';

export interface ConvolutionBlockConfig extends ConvolutionBlockOptions {
  readonly name: string;
  readonly filters: number;
  readonly kernel: number;
}

/**
 * Convolution, bias, activation and pooling as one layer, so that an engine can run them in one fused pass.
 * [batch, height, width, channels] → [batch, ⌊height / poolSize⌋, ⌊width / poolSize⌋, filters].
 */
export class ConvolutionBlock extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'ConvolutionBlock';
  readonly settings: ConvolutionBlockConfig;
  private filter!: LayerVariable;
  private bias!: LayerVariable;

  constructor(config: ConvolutionBlockConfig) {
    super({ name: config.name });
    this.settings = config;
  }

  override build(inputShape: Shape | Shape[]): void {
    const { kernel, filters } = this.settings;
    const channels = onlyShape(inputShape).at(-1)!;
    const zeros = initializers.zeros();
    this.filter = this.addWeight('kernel', [kernel, kernel, channels, filters], 'float32', zeros);
    this.bias = this.addWeight('bias', [filters], 'float32', zeros);
    this.built = true;
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [batch, height, width] = onlyShape(inputShape);
    const { pool, poolSize, filters } = this.settings;
    const by = pool === 'none' ? 1 : poolSize;
    return [batch!, Math.floor(height! / by), Math.floor(width! / by), filters];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return convolutionBlock(
      onlyInput(inputs) as Tensor4D,
      this.filter.read() as Tensor4D,
      this.bias.read() as Tensor1D,
      this.settings,
    );
  }
}
