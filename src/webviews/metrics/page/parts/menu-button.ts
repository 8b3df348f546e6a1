import { element } from '../../../page/element';

export interface MenuItem {
  readonly label: string;
  readonly act: () => void;
}

/** A button with a menu below it, as the WAI-ARIA pattern has it. */
export function menuButton(label: string, name: string, items: () => readonly MenuItem[]): HTMLElement {
  const button = element(
    'button',
    { class: 'small', type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': name },
    label,
  );
  const menu = element('div', { class: 'menu', role: 'menu', 'aria-label': name, hidden: true });
  const close = (focus: boolean): void => {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (focus) button.focus();
  };
  const open = (): void => {
    menu.replaceChildren(
      ...items().map(({ label: text, act }) => {
        const onclick = (): void => {
          close(true);
          act();
        };
        return element('button', { class: 'item', type: 'button', role: 'menuitem', tabindex: -1, onclick }, text);
      }),
    );
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    focusItem(menu, 0);
  };
  button.addEventListener('click', () => (menu.hidden ? open() : close(true)));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  });
  menu.addEventListener('keydown', (event) => {
    const at = [...menu.children].indexOf(document.activeElement!);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key === 'Escape') close(true);
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focusItem(menu, to);
  });
  const holder = element('div', { class: 'menu-holder' }, button, menu);
  holder.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !holder.contains(relatedTarget)) close(false);
  });
  return holder;
}

function focusItem(menu: HTMLElement, index: number): void {
  const count = menu.children.length;
  (menu.children[(index + count) % count] as HTMLElement | undefined)?.focus();
}
