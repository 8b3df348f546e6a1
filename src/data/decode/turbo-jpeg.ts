import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import loadModule from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { distFolder } from '../../shared/dist-folder';

/** libjpeg-turbo's decoder as WebAssembly: bit for bit what Pillow decodes, and six times as fast as jpeg-js. */
export interface TurboDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): { width: number; height: number; componentCount: number };
}

let compiled: WebAssembly.Module | undefined;
let current: TurboDecoder | undefined;

/** A decoder ready for use; it may be kept as long as nothing was thrown. */
export async function turboDecoder(): Promise<TurboDecoder> {
  current ??= new (await instantiate()).JPEGDecoder();
  return current;
}

/** After an exception the C++ side leaks and its state is unknown: the next image gets a fresh instance. */
export function dropTurboDecoder(): void {
  current = undefined;
}

function instantiate() {
  return loadModule({
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports, done) => {
      compiled ??= new WebAssembly.Module(readFileSync(binaryPath()));
      const instance = new WebAssembly.Instance(compiled, imports);
      done(instance);
      return instance.exports;
    },
  });
}

/** Beside the bundles where they were packed, else where npm put it. */
function binaryPath(): string {
  const packed = join(distFolder(), 'libjpegturbowasm_decode.wasm');
  return existsSync(packed) ? packed : createRequire(__filename).resolve('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm');
}
