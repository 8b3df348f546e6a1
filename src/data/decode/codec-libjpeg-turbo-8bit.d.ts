/** The package has no types of its own for its decoder. */
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  interface ModuleOptions {
    print?: (text: string) => void;
    printErr?: (text: string) => void;
    instantiateWasm?: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Exports;
  }
  interface DecoderModule {
    JPEGDecoder: new () => {
      getEncodedBuffer(length: number): Uint8Array;
      decode(): void;
      getDecodedBuffer(): Uint8Array;
      getFrameInfo(): { width: number; height: number; componentCount: number };
    };
  }
  const load: (options: ModuleOptions) => Promise<DecoderModule>;
  export default load;
}
