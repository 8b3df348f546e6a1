import type { TakenImage } from './take-in';

export interface Groups {
  /** One for each image. */
  readonly names: readonly string[];
  /** How many images have a group that the dataset or DICOM names; the others are alone in theirs. */
  readonly known: number;
}

/**
 * The unit of each image that no split may separate: what the dataset says, else the DICOM patient, else the image
 * itself. Patients are numbered in the order of the images, so a name tells nothing about them and is the same everywhere.
 */
export function groupsOf(images: readonly TakenImage[]): Groups {
  const patients = new Map<string, string>();
  const identifiers = new Set(images.map(({ facts }) => facts.patient));
  // One identifier on everything is what anonymising leaves, not a patient.
  const anonymised = images.length > 1 && identifiers.size === 1;
  let known = 0;
  const names = images.map(({ file, facts }) => {
    if (file.group !== undefined) {
      known++;
      return file.group;
    }
    if (facts.patient === undefined || anonymised) return file.id;
    known++;
    const name = patients.get(facts.patient) ?? `patient ${patients.size + 1}`;
    patients.set(facts.patient, name);
    return name;
  });
  return { names, known };
}
