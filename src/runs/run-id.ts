/** `20261122-163132-123-brain-tumour`: UTC time to the millisecond, then a short slug of the experiment's name. Sorts by time. */
export function runId(name: string, time: Date): string {
  const iso = time.toISOString();
  const [date, clock] = [iso.slice(0, 10).replaceAll('-', ''), iso.slice(11, 19).replaceAll(':', '')];
  return `${date}-${clock}-${iso.slice(20, 23)}-${slug(name)}`;
}

function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 40);
  return words.replace(/^-+|-+$/g, '') || 'run';
}
