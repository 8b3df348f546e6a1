import type { TakenImage } from './take-in';

export interface Groups {
  /** One for each image. */
  readonly names: readonly string[];
  /** How many images have a group that the dataset or DICOM names; the others are alone in theirs. */
  readonly known: number;
}

/**
 * The unit of each image that no split may separate: what the dataset says, else the DICOM patient, else the image
 * itself. Groups and patients are numbered in the order of the images: a manifest's column may hold patients'
 * identifiers, and what is named here is written into run folders.
 */
export function groupsOf(images: readonly TakenImage[]): Groups {
  const identifiers = new Set(images.map(({ facts }) => facts.patient));
  // One identifier on everything is what anonymising leaves, not a patient.
  const anonymised = images.length > 1 && identifiers.size === 1;
  const [group, patient] = [numbering('group'), numbering('patient')];
  let known = 0;
  const names = images.map(({ file, facts }) => {
    const named = file.group !== undefined || (facts.patient !== undefined && !anonymised);
    if (!named) return file.id;
    known++;
    return file.group === undefined ? patient(facts.patient!) : group(file.group);
  });
  return { names, known };
}

/** `group 1`, `group 2` … for each new key. */
function numbering(word: string): (key: string) => string {
  const numbers = new Map<string, number>();
  return (key) => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return `${word} ${number}`;
  };
}
