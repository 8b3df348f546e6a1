import { classesFound } from '../../experiment/checks/labels-found';
import type { ExperimentDocument } from '../document/experiment-document';
import { aboutTime, epochSeconds, type Speed } from './epoch-time';
import { networkOutline, shapeText, type NetworkOutline } from './network-outline';
import { trainingImages } from './training-images';

/** What an experiment amounts to, for the line above it. */
export interface ExperimentSummary {
  readonly network: NetworkOutline;
  readonly classNames: readonly string[] | undefined;
  /** Images of one epoch, about; undefined where the data can't be counted. */
  readonly images: number | undefined;
}

export function experimentSummary({ filled, file, disk }: ExperimentDocument): ExperimentSummary {
  const { dataset, model, preprocessing } = filled;
  const classNames = dataset === undefined ? undefined : classesFound(dataset, file, disk);
  const network = networkOutline(model, preprocessing, classNames?.length);
  return { network, classNames, images: dataset === undefined ? undefined : trainingImages(dataset, file, disk) };
}

/** `hybrid · 1,071,212 parameters (36 quantum) · 128×128×1 · 4 classes · about 6 s an epoch on wasm`. */
export function summaryLine(document: ExperimentDocument, speed: Speed): string {
  const { network, images, classNames } = experimentSummary(document);
  const { model, engine } = document.filled;
  const kind = model.quantum === 'none' ? 'classical' : 'hybrid';
  const count = `${network.parameters.toLocaleString('en-GB')} parameters`;
  const counted = network.circuit === undefined ? 'circuit not counted' : `${network.circuitWeights} quantum`;
  const quantum = model.quantum === 'none' ? '' : ` (${counted})`;
  const parts = [`${kind} ${count}${quantum}`, shapeText(network.input)];
  if (classNames === undefined) parts.push('classifier not counted: classes unknown');
  const buildable = model.quantum === 'none' || network.circuit !== undefined;
  if (images !== undefined && buildable && engine.name !== 'tensorflow') {
    const seconds = epochSeconds(network, model.quantum, images, speed);
    parts.push(`about ${aboutTime(seconds)} an epoch on wasm${speed.measured ? '' : ' (not measured here yet)'}`);
  }
  return parts.join(' · ');
}
