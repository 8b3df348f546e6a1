import { element } from '../../../page/element';

export interface Tabs<N extends string> {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  open(name: N): void;
}

/** Tabs as the WAI-ARIA pattern has them: arrow keys move between them, one panel shows. */
export function tabs<N extends string>(
  entries: readonly { readonly name: N; readonly label: string; readonly content: HTMLElement }[],
  opened: (name: N) => void,
): Tabs<N> {
  const buttons = entries.map(({ name, label }) =>
    element(
      'button',
      { role: 'tab', type: 'button', id: `tab-${name}`, 'aria-controls': `panel-${name}`, onclick: () => opened(name) },
      label,
    ),
  );
  const panels = entries.map(({ name, content }) =>
    element('div', { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}`, hidden: true }, content),
  );
  const list = element('div', { role: 'tablist', 'aria-label': 'Readings of the runs' }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === document.activeElement);
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + buttons.length) % buttons.length;
    buttons[index]!.focus();
    opened(entries[index]!.name);
  });
  return {
    list,
    panels,
    open(name) {
      entries.forEach((entry, i) => {
        const open = entry.name === name;
        buttons[i]!.setAttribute('aria-selected', String(open));
        buttons[i]!.tabIndex = open ? 0 : -1;
        panels[i]!.hidden = !open;
      });
    },
  };
}
