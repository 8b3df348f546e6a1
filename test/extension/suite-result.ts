/** What the suite writes inside the extension host and its runner reads. */
export interface SuiteResult {
  readonly passed: string[];
  /** With the name of its file in the suite. */
  readonly failed: { readonly title: string; readonly file: string; readonly error: string }[];
  readonly skipped: string[];
}
