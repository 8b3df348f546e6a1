import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { metricsContract, type MetricsContract } from '../../../src/webviews/metrics/contract';
import { readingAnswers } from '../../../src/webviews/metrics/host/reading-answers';
import { RunSet } from '../../../src/webviews/metrics/host/run-set';
import { firstState } from '../../../src/webviews/metrics/view';
import { inspectorClient } from '../../../src/workspace/inspector/inspector-client';
import { openPage, type PageUnderTest } from './open-page';
import type { PageTheme } from './themes';

export interface MetricsPageOptions {
  readonly root: string;
  readonly runs: readonly string[];
  readonly state?: Record<string, unknown>;
  readonly theme?: PageTheme;
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface MetricsPageUnderTest extends Pick<PageUnderTest<MetricsContract>, 'page' | 'errors' | 'setTheme'> {
  /** Files the page saved, by name. */
  readonly saved: ReadonlyMap<string, string | Uint8Array>;
  readonly copied: readonly string[];
  readonly runSet: RunSet;
  /** A second page on the same runs; while hidden it hears nothing, and the newest snapshot once it shows again. */
  another(): Promise<{ readonly page: Page; readonly hide: (hidden: boolean) => void }>;
  close(): Promise<void>;
}

/** The metrics page on run folders, its host without VS Code. */
export async function openMetricsPage(browser: Browser, options: MetricsPageOptions): Promise<MetricsPageUnderTest> {
  const { root, runs, state = {}, theme = 'dark', viewport = { width: 1100, height: 800 } } = options;
  const saved = new Map<string, string | Uint8Array>();
  const copied: string[] = [];
  const inspector = inspectorClient({ program: join(__dirname, '..', '..', '..', 'dist', 'inspector.js') });
  const sets: RunSet[] = [];
  const open = async () => {
    let show: (snapshot: ReturnType<RunSet['snapshot']>) => void = () => undefined;
    let hidden = false;
    const runSet = new RunSet({ roots: [root], show: (snapshot) => (hidden ? undefined : show(snapshot)) });
    sets.push(runSet);
    const tested = await openPage(browser, {
      contract: metricsContract,
      name: 'metrics-page',
      theme,
      viewport,
      state: { ...firstState, ...state },
      answers: {
        ...readingAnswers({ runSet, inspector, showing: () => undefined }),
        openCircuit: () => ({}),
        save: ({ name, content }) => {
          saved.set(name, content);
          return { saved: true };
        },
        copy: ({ text }) => {
          copied.push(text);
          return {};
        },
        report: () => ({ saved: false }),
      },
    });
    show = (snapshot) => void tested.send(snapshot).catch(() => undefined);
    runSet.showRuns(runs);
    const hide = (now: boolean): void => {
      hidden = now;
      if (!now) show(runSet.snapshot());
    };
    return { tested, runSet, hide };
  };
  const { tested, runSet } = await open();
  return {
    page: tested.page,
    errors: tested.errors,
    setTheme: tested.setTheme,
    saved,
    copied,
    runSet,
    async another() {
      const { tested: other, hide } = await open();
      return { page: other.page, hide };
    },
    async close() {
      for (const set of sets) set.dispose();
      inspector.dispose();
      await tested.page.close();
    },
  };
}
