import { phantomClasses, type PhantomDatasetConfig } from '../../experiment/schema/dataset';
import { renderSlice } from './render-slice';


export interface PhantomSample {
  /** `phantom/<class>/<n>` */
  readonly id: string;
  /** Index into `phantomClasses`. */
  readonly label: number;
  /** The virtual patient: same anatomy and lesion. */
  readonly group: string;
}

/** Neighbouring slices of one virtual patient. */
const slicesPerPatient = 2;

/** Classes one after the other, `imagesPerClass` of each. */
export function phantomListing({ imagesPerClass }: Pick<PhantomDatasetConfig, 'imagesPerClass'>): PhantomSample[] {
  return phantomClasses.flatMap((name, label) =>
    Array.from({ length: imagesPerClass }, (_, n) => ({
      id: `phantom/${name}/${n}`,
      label,
      group: `phantom/${name}/patient-${patientOf(n)}`,
    })),
  );
}

/**
 * The slice of this id [height, width], brightness 0 … 1. Depends on its arguments alone: no other slice and no order of
 * rendering has any influence.
 */
export function renderPhantom(seed: number, id: string, height: number, width: number): Float32Array {
  const [, name, number] = /^phantom\/([a-z-]+)\/(\d+)$/.exec(id) ?? [];
  const kind = phantomClasses.find((known) => known === name);
  if (kind === undefined) throw new RangeError(`No phantom is called ${id}`);
  const index = Number(number);
  return renderSlice({ seed, kind, patient: patientOf(index), slice: index % slicesPerPatient, height, width });
}

function patientOf(index: number): number {
  return Math.floor(index / slicesPerPatient);
}
