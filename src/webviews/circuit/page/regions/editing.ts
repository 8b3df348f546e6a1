import { ansatzTable } from '../../../../quantum/templates/ansatz-table';
import { encodingTable } from '../../../../quantum/templates/encoding-table';
import { element } from '../../../page/element';
import type { CircuitSettings } from '../../contract';
import { whenChanged, type Region } from '../model/store';

type Edit = (setting: keyof CircuitSettings, value: string | number | boolean) => void;

/** The experiment's circuit in controls; each change is an edit of the file, which draws anew. */
export function editing(edit: Edit): Region {
  const qubits = count('Qubits', 24, (value) => edit('qubits', value));
  const layers = count('Layers', 64, (value) => edit('layers', value));
  const encoding = choice('Encoding', [...encodingTable.map(({ name }) => name), 'none'], (value) =>
    edit('encoding', value),
  );
  const ansatz = choice('Ansatz', [...ansatzTable.map(({ name }) => name), 'custom'], (value) => edit('ansatz', value));
  const reuploading = element('input', { type: 'checkbox' });
  reuploading.addEventListener('change', () => edit('reuploading', reuploading.checked));
  const bar = element(
    'section',
    { class: 'editing', 'aria-label': 'The experiment’s circuit' },
    ...[qubits.label, encoding.label, ansatz.label, layers.label],
    element('label', { title: 'Encodes the features again before every layer' }, reuploading, ' Re-uploading'),
  );
  return {
    element: bar,
    show: whenChanged(
      ({ settings }) => [JSON.stringify(settings)],
      ({ settings }) => {
        bar.hidden = settings === undefined;
        if (settings === undefined) return;
        qubits.control.value = String(settings.qubits);
        layers.control.value = String(settings.layers);
        encoding.control.value = settings.encoding;
        ansatz.control.value = settings.ansatz;
        reuploading.checked = settings.reuploading;
      },
    ),
  };
}

interface Labelled<E extends HTMLElement> {
  readonly label: HTMLLabelElement;
  readonly control: E;
}

function count(name: string, most: number, changed: (value: number) => void): Labelled<HTMLInputElement> {
  const control = element('input', { type: 'number', min: 1, max: most, step: 1 });
  control.addEventListener('change', () => {
    const value = control.valueAsNumber;
    if (Number.isInteger(value) && value >= 1 && value <= most) changed(value);
    else control.reportValidity();
  });
  return { label: element('label', {}, `${name} `, control), control };
}

function choice(
  name: string,
  options: readonly string[],
  changed: (value: string) => void,
): Labelled<HTMLSelectElement> {
  const control = element('select', {}, ...options.map((value) => element('option', { value }, value)));
  control.addEventListener('change', () => changed(control.value));
  return { label: element('label', {}, `${name} `, control), control };
}
