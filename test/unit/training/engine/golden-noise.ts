import * as tf from '@tensorflow/tfjs-core';

/** The inputs of scripts/oracles/training_operations.py: `noise` there, element for element. */
export function noise(stream: number, shape: number[], scale = 1, shift = 0): tf.Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Float32Array.from({ length: size }, (_, i) => {
    const v = 43758.5453 * Math.sin(12.9898 * ((i % 100003) + 1) + 78.233 * stream);
    return shift + scale * (2 * (v - Math.floor(v)) - 1);
  });
  return tf.tensor(values, shape);
}

/** An array of a golden file: base64 of little-endian float32. */
export function unpacked(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
