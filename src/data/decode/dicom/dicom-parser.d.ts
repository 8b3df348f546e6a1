/** The package exports this class, its types only the interface. */
declare module 'dicom-parser' {
  export const DataSet: new (
    parser: ByteArrayParser,
    bytes: Uint8Array,
    elements: Record<string, Element>,
  ) => DataSet;
}
