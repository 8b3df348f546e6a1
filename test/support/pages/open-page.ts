import type { Browser, Page } from 'playwright-core';
import type { Answers, Contract, SnapshotOf } from '../../../src/webviews/messages/contract';
import { answerPage } from '../../../src/webviews/messages/answer-page';
import type { FromHost } from '../../../src/webviews/messages/messages';
import { distOrigin } from './dist-server';
import { pageThemes, type PageTheme } from './themes';

export interface PageUnderTest<C extends Contract> {
  readonly page: Page;
  /** What the browser's console said as an error: refused scripts and styles are there. */
  readonly errors: readonly string[];
  readonly send: (snapshot: SnapshotOf<C>) => Promise<void>;
  readonly setTheme: (theme: PageTheme) => Promise<void>;
}

export interface PageOptions<C extends Contract> {
  readonly contract: C;
  /** `dist/<name>.js` and `.css`. */
  readonly name: string;
  readonly answers: Answers<C>;
  readonly theme?: PageTheme;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What `getState` gives at first. */
  readonly state?: unknown;
}

/** A webview's page in a browser without VS Code: the same HTML and policy, its messages answered here. */
export async function openPage<C extends Contract>(
  browser: Browser,
  options: PageOptions<C>,
): Promise<PageUnderTest<C>> {
  const page = await browser.newPage({ viewport: options.viewport ?? { width: 1100, height: 800 } });
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  const post = async (message: FromHost): Promise<void> => {
    await page.evaluate((packed) => (globalThis as unknown as Receiver).receiveFromHost(packed), packed(message));
  };
  let latest: SnapshotOf<C> | undefined;
  let listening = false;
  const send = async (snapshot: SnapshotOf<C>): Promise<void> => {
    latest = snapshot;
    if (listening) await post({ type: 'snapshot', snapshot });
  };
  const host = answerPage({
    contract: options.contract,
    answers: options.answers,
    post: (message) => void post(message).catch(() => undefined),
    ready: () => {
      listening = true;
      if (latest !== undefined) void send(latest).catch(() => undefined);
    },
    dropped: (why) => errors.push(`dropped: ${why}`),
  });
  await page.exposeFunction('postToHost', (text: string) => void host.receive(unpacked(text)));
  // Functions that cross into the page call it: tsx keeps their names
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.addInitScript(standIn, options.state ?? null);
  const setTheme = async (theme: PageTheme): Promise<void> => {
    const { kind, colours } = pageThemes[theme];
    await page.evaluate(dress, { kind, colours });
  };
  await page.addInitScript(dress, { ...pageThemes[options.theme ?? 'dark'] });
  await page.goto(`${await distOrigin()}/${options.name}/`);
  return { page, errors, send, setTheme };
}

interface Receiver {
  receiveFromHost(packed: string): void;
}

/** Numbers cross as base64: what the browser is driven by knows JSON only. */
function packed(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (!(part instanceof Float64Array)) return part;
    return { float64: Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64') };
  });
}

function unpacked(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('bytes' in part) || typeof part.bytes !== 'string') return part;
    return new Uint8Array(Buffer.from(part.bytes, 'base64'));
  });
}

/** Runs in the page: what VS Code gives a webview. */
function standIn(state: unknown): void {
  const bytesOf = (text: string): Uint8Array => {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i);
    return bytes;
  };
  const key = 'webview-state';
  const scope = globalThis as unknown as Record<string, unknown>;
  scope['acquireVsCodeApi'] = () => ({
    postMessage: (message: unknown) => {
      const text = JSON.stringify(message, (_key, part: unknown) =>
        part instanceof Uint8Array
          ? { bytes: btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join('')) }
          : part,
      );
      (scope['postToHost'] as (text: string) => void)(text);
    },
    getState: () => JSON.parse(sessionStorage.getItem(key) ?? JSON.stringify(state)) as unknown,
    setState: (now: unknown) => sessionStorage.setItem(key, JSON.stringify(now)),
  });
  scope['receiveFromHost'] = (text: string) => {
    const message: unknown = JSON.parse(text, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && 'float64' in part
        ? new Float64Array(bytesOf(part.float64 as string).buffer)
        : part,
    );
    window.postMessage(message, '*');
  };
}

/** Runs in the page, also before there is a body: as in VS Code the theme is there before the page's script. */
function dress({ kind, colours }: { readonly kind: string; readonly colours: Readonly<Record<string, string>> }): void {
  const put = (): boolean => {
    if (document.body === null) return false;
    for (const [name, value] of Object.entries(colours))
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    document.body.className = kind;
    return true;
  };
  if (put()) return;
  const waiting = new MutationObserver(() => {
    if (put()) waiting.disconnect();
  });
  waiting.observe(document, { childList: true, subtree: true });
}
