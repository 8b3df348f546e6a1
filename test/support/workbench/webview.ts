import type { FrameLocator, Page } from 'playwright-core';

/** The document inside the webview that shows, or inside the nth of several. */
export const webviewFrame = (page: Page, index = 0): FrameLocator =>
  page.locator('iframe.webview.ready').nth(index).contentFrame().locator('iframe#active-frame').contentFrame();
