import * as vscode from 'vscode';

/** A commented experiment to begin with; its text is `media/templates/<id>.experiment.yaml`. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly icon: string;
  /** What its data is: asked for where the template names some, and put in place of what it names. */
  readonly data?: { readonly kind: 'folder' | 'table'; readonly named: string };
}

export function templates(): readonly Template[] {
  return [
    {
      id: 'phantom',
      label: vscode.l10n.t('Phantom'),
      detail: vscode.l10n.t(
        'Built-in synthetic brain slices in four classes. Needs no files and trains in about a minute.',
      ),
      icon: 'beaker',
    },
    {
      id: 'brain-tumour',
      label: vscode.l10n.t('Brain Tumour'),
      detail: vscode.l10n.t('Images in a folder for each class, such as glioma, meningioma, notumor and pituitary.'),
      icon: 'folder-library',
      data: { kind: 'folder', named: 'data/brain-tumour' },
    },
    {
      id: 'alzheimer-by-subject',
      label: vscode.l10n.t('Alzheimer’s Disease by Subject'),
      detail: vscode.l10n.t('A table of images, diagnoses and subjects; slices of one person stay in one part.'),
      icon: 'table',
      data: { kind: 'table', named: 'data/alzheimer/manifest.csv' },
    },
    {
      id: 'dicom-folder',
      label: vscode.l10n.t('DICOM Folder'),
      detail: vscode.l10n.t('DICOM files in a folder for each class; patients are kept together by themselves.'),
      icon: 'file-media',
      data: { kind: 'folder', named: 'data/dicom' },
    },
    {
      id: 'medmnist',
      label: vscode.l10n.t('MedMNIST'),
      detail: vscode.l10n.t('A set of the MedMNIST collection, written to image files and a table.'),
      icon: 'library',
      data: { kind: 'table', named: 'data/pneumoniamnist.csv' },
    },
  ];
}
