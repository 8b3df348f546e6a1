import { operationText } from '../../../../quantum/drawing/describe';
import { element } from '../../../page/element';
import { stepTo } from '../model/changes';
import { whenChanged, type Region, type Store } from '../model/store';

/** Milliseconds a gate while playing: all of them in half a minute at most. */
const slowest = 500;
const longestPlay = 30_000;

/** Going through the circuit gate by gate: buttons, a slider, and playing by itself. */
export function stepping(store: Store): Region {
  let playing: ReturnType<typeof setInterval> | undefined;
  const count = (): number => store.state.circuit?.operations.length ?? 0;
  const go = (position: number) => (): void => {
    stop();
    store.update((state) => stepTo(state, position));
  };
  const by = (steps: number) => (): void => go(store.state.position + steps)();
  const stop = (): void => {
    clearInterval(playing);
    playing = undefined;
    play.textContent = 'Play';
    play.setAttribute('aria-pressed', 'false');
  };
  const start = (): void => {
    if (store.state.position >= count()) store.update((state) => stepTo(state, 0));
    play.textContent = 'Pause';
    play.setAttribute('aria-pressed', 'true');
    playing = setInterval(
      () => {
        if (store.state.position >= count()) stop();
        else store.update((state) => stepTo(state, state.position + 1));
      },
      Math.min(slowest, longestPlay / Math.max(1, count())),
    );
  };
  const button = (label: string, title: string, act: () => void): HTMLButtonElement =>
    element('button', { 'aria-label': title, title, onclick: act }, label);
  const first = button('|◀', 'To the start', () => go(0)());
  const back = button('◀', 'One gate back', by(-1));
  const play = element(
    'button',
    {
      ...{ class: 'play', 'aria-pressed': 'false', title: 'Go through the circuit gate by gate' },
      onclick: () => (playing === undefined ? start() : stop()),
    },
    'Play',
  );
  const next = button('▶', 'One gate on', by(1));
  const last = button('▶|', 'To the end', () => go(count())());
  const slider = element('input', { type: 'range', min: 0, step: 1, 'aria-label': 'Position in the circuit' });
  slider.addEventListener('input', () => go(slider.valueAsNumber)());
  const text = element('output', { class: 'quiet position' });
  const bar = element(
    'section',
    { class: 'stepping', 'aria-label': 'Stepping' },
    element('span', { class: 'joined', role: 'group', 'aria-label': 'Steps' }, first, back, play, next, last),
    slider,
    text,
  );
  const show = whenChanged(
    ({ position, circuit }) => [position, circuit],
    ({ position, circuit }) => {
      const operations = circuit?.operations ?? [];
      slider.max = String(operations.length);
      slider.value = String(position);
      const done = operations[position - 1];
      text.textContent =
        done === undefined
          ? `Start, |0…0⟩ · 0 of ${operations.length} gates`
          : `After ${position} of ${operations.length}: ${operationText(done)}`;
      slider.setAttribute('aria-valuetext', text.textContent);
      first.disabled = back.disabled = position === 0;
      next.disabled = last.disabled = position >= operations.length;
    },
  );
  return { element: bar, show };
}
