import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findCodeServer, releaseNamed } from '../../../scripts/code-server/releases';
import { launchChromium } from './browser';
import { trainersOf } from './processes';
import type { Server } from './server';
import { extensionsIn, installVsix, startServer, userDataIn } from './server';
import type { Settings, Theme } from './settings';
import { changeSettings, themes, writeSettings } from './settings';
import { stageExtension } from './staged-extension';

export interface WorkbenchOptions {
  /** `oldest` (default) or `current`: see scripts/code-server/releases.ts. */
  readonly version?: 'oldest' | 'current';
  /** `source` (default) stages the working tree with its dist/; anything else is the path of a .vsix. */
  readonly extension?: string;
  /** A folder that is copied into the workspace; without it the workspace starts empty. */
  readonly fixture?: string;
  /** The workspace folder's name, e.g. with spaces and non-ASCII letters. */
  readonly folderName?: string;
  /** Opens this folder itself instead of a copy, e.g. one on a file system of its own. */
  readonly workspace?: string;
  readonly settings?: Settings;
  readonly theme?: Theme;
  /** False turns workspace trust on, and the workspace is not trusted. */
  readonly trusted?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Goes to the server and from there to the extension host and the trainers. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the page run tests in its extension host; some releases then show no toasts, as no user would have it. */
  readonly forTests?: boolean;
  /** Further parts of the page's address, e.g. `payload` in JSON. */
  readonly query?: Readonly<Record<string, string>>;
}

/** A real VS Code in a real browser, with the extension installed and a workspace of its own. */
export interface Workbench {
  readonly page: Page;
  readonly browser: Browser;
  readonly server: Server;
  readonly workspace: string;
  readonly userData: string;
  /** The address of the page, to open it again. */
  readonly address: string;
  setTheme(theme: Theme): Promise<void>;
  changeSettings(changes: Settings): void;
  /** Closes browser and server, ends what trainers are left and removes every file. */
  close(): Promise<void>;
}

/** Fails where the release is not installed: ask `workbenchMissing` first to skip instead. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const codeServer = findCodeServer(releaseNamed(options.version ?? 'oldest'));
  if (codeServer === undefined)
    throw new Error(
      `VS Code '${options.version ?? 'oldest'}' is not installed: npm run code-server -- ${options.version ?? 'oldest'}`,
    );
  const root = mkdtempSync(join(tmpdir(), 'hybrid-qml-ui-'));
  const workspace = options.workspace ?? join(root, options.folderName ?? 'workspace');
  const trusted = options.trusted ?? true;
  mkdirSync(workspace, { recursive: true });
  if (options.fixture !== undefined) cpSync(options.fixture, workspace, { recursive: true });
  const userData = userDataIn(root);
  mkdirSync(extensionsIn(root));
  writeSettings(userData, options.theme ?? 'dark', trusted, options.settings ?? {});
  const extension = options.extension ?? 'source';
  if (extension === 'source') stageExtension(extensionsIn(root));
  else installVsix({ codeServer, root }, extension);
  const server = await startServer({
    ...{ codeServer, root, trusted, env: options.env ?? {} },
    args: options.forTests === true ? codeServer.release.testArguments : [],
  });
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: options.viewport ?? { width: 1280, height: 800 } });
  const query = new URLSearchParams({ folder: workspace, ...options.query });
  const address = `${server.url}/?${query.toString()}`;
  return {
    page,
    browser,
    server,
    workspace,
    userData,
    address,
    async setTheme(theme) {
      changeSettings(workspace, { 'workbench.colorTheme': themes[theme] });
      const kind = { light: 'vs', dark: 'vs-dark', contrast: 'hc-black', 'contrast-light': 'hc-light' }[theme];
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
    },
    changeSettings: (changes) => changeSettings(workspace, changes),
    async close() {
      await browser.close();
      await server.stop();
      for (const { pid } of trainersOf(root, workspace)) process.kill(pid, 'SIGKILL');
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Loads the page and waits until the workbench shows; the extension registers a second or so later. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const workbench = await startWorkbench(options);
  try {
    await workbench.page.goto(workbench.address);
    await workbenchShown(workbench.page);
    return workbench;
  } catch (error) {
    await workbench.close();
    throw error;
  }
}

export async function workbenchShown(page: Page): Promise<void> {
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await page.locator('.part.statusbar .statusbar-item').first().waitFor({ timeout: 60_000 });
}
