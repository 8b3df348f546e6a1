/** What charts need of VS Code's colours; canvases do not understand `var(…)`. */
export interface Theme {
  readonly dark: boolean;
  readonly highContrast: boolean;
  readonly background: string;
  readonly foreground: string;
  readonly quiet: string;
  readonly grid: string;
  readonly font: { readonly family: string; readonly size: number };
  /** Told apart also by colour-blind readers: Okabe and Ito 2008, each hue as light as the background needs. */
  readonly series: readonly string[];
}

/** Blue, vermillion, green, purple, ochre, sky, grey: at least 3 : 1 on white. */
const onLight = ['#0072b2', '#c8500a', '#00805f', '#a8488b', '#8a6a00', '#2787b8', '#5a5a5a'];
/** Sky, orange, green, pink, yellow, vermillion, grey: at least 3 : 1 on #1e1e1e. */
const onDark = ['#56b4e9', '#e69f00', '#1fc79a', '#dd8fbd', '#f0e442', '#ff7b3a', '#c0c0c0'];

/** Lines of further runs in the same colours are told apart by these. */
export const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, otherwise: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const { classList } = document.body;
  const dark = !classList.contains('vscode-light') && !classList.contains('vscode-high-contrast-light');
  const highContrast = classList.contains('vscode-high-contrast');
  const foreground = read('foreground', dark ? '#cccccc' : '#3b3b3b');
  return {
    dark,
    highContrast,
    background: read('editor-background', dark ? '#1e1e1e' : '#ffffff'),
    foreground,
    quiet: highContrast ? foreground : read('descriptionForeground', foreground),
    grid: highContrast ? withAlpha(foreground, 0.35) : withAlpha(foreground, 0.14),
    font: { family: read('font-family', 'sans-serif'), size: parseFloat(read('font-size', '13')) - 2 },
    series: dark ? onDark : onLight,
  };
}

/** Calls `changed` after the user took another colour theme. */
export function watchTheme(tell: () => void): void {
  let before = JSON.stringify(readTheme());
  const changed = (): void => {
    const now = JSON.stringify(readTheme());
    if (now === before) return;
    before = now;
    tell();
  };
  new MutationObserver(changed).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}

/** `colour` in hexadecimal or rgb(…), with its opacity multiplied. */
export function withAlpha(colour: string, alpha: number): string {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour);
  const hex =
    short === null
      ? colour
      : `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join('')}`;
  if (/^#[\da-f]{6}/i.test(hex))
    return (
      hex.slice(0, 7) +
      Math.round(255 * alpha)
        .toString(16)
        .padStart(2, '0')
    );
  return colour.replace(/^rgba?\(([^,]+),([^,]+),([^,)]+).*\)$/, `rgba($1,$2,$3,${alpha})`);
}
