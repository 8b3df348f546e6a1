import { messageOf } from '../../../../../shared/failure';
import { element } from '../../../../page/element';
import type { CircuitEpoch } from '../../../contract';
import { shownEpoch } from '../../model/gate-facts';
import type { CircuitPageState } from '../../model/state';
import { whenChanged, type Region, type Store } from '../../model/store';
import { mostSimulatedWires } from '../../model/simulated';
import { classChart } from './class-chart';
import { epochSlider } from './epoch-slider';
import { keptExpectations } from './kept-expectations';
import { normChart } from './norm-chart';
import { weightChart } from './weight-chart';

/** How training moved the circuit: a slider over epochs, and what goes with it. */
export function trainingRegion(store: Store): Region {
  const slider = epochSlider(store);
  const said = element('p', { class: 'quiet' });
  const [expectations, norms, weights] = [part(), part(), part()];
  const charts = element(
    'div',
    { class: 'charts' },
    titled('Expectations of test images by class, mean ± spread', expectations),
    titled('Gradient norms, mean of each epoch', norms),
    titled('Angles (ring: before training) and gradients', weights),
  );
  const region = element('section', { class: 'training', 'aria-label': 'Training' }, element('h2', {}, 'Training'));
  region.append(said, slider.element, charts);
  const expect = keptExpectations();
  const draw = (state: CircuitPageState, epoch: CircuitEpoch): void => {
    expectations.replaceChildren(...expectationNodes(state, epoch, expect));
    norms.replaceChildren(...normChart(state.run?.norms ?? [], epoch.epoch));
    weights.replaceChildren(weightChart(epoch, state.run?.epochs ?? []));
  };
  return {
    element: region,
    show: whenChanged(
      ({ run, epoch, circuit, trained }) => [run, epoch, circuit, trained],
      (state) => {
        const { run } = state;
        region.hidden = run === undefined;
        if (run === undefined) return;
        slider.show(state);
        const epoch = shownEpoch(state) ?? run.epochs.at(-1);
        slider.element.hidden = charts.hidden = epoch === undefined;
        said.hidden = epoch !== undefined;
        said.textContent = withoutEpochs(state);
        if (epoch !== undefined) draw(state, epoch);
      },
    ),
  };
}

function withoutEpochs({ run, trained }: CircuitPageState): string {
  if (run?.live === true) return 'The run has not told its circuit yet.';
  const what = 'This run did not record its circuit after each epoch: an earlier version made it.';
  return trained === undefined ? `${what} It has no trained weights either.` : `${what} Its final weights are shown.`;
}

function expectationNodes(
  { circuit, run }: CircuitPageState,
  epoch: CircuitEpoch,
  expect: ReturnType<typeof keptExpectations>,
): readonly HTMLElement[] {
  if (circuit === undefined || run === undefined) return [];
  const quiet = (text: string): HTMLElement => element('p', { class: 'quiet' }, text);
  try {
    const byClass = expect(circuit, epoch, run.probes);
    if (byClass === undefined) return [quiet(`Circuits are simulated here up to ${mostSimulatedWires} wires.`)];
    if (byClass.length === 0)
      return [quiet('The run recorded no test images: it has no test split, or too many inputs.')];
    return classChart(circuit, byClass, run.classes);
  } catch (thrown) {
    return [quiet(messageOf(thrown))];
  }
}

function part(): HTMLElement {
  return element('div', { class: 'chart-part' });
}

function titled(title: string, body: HTMLElement): HTMLElement {
  return element('div', {}, element('h3', {}, title), body);
}
