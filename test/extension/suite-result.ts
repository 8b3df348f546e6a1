/** What the suite writes inside the extension host and its runner reads. */
export interface SuiteResult {
  readonly passed: string[];
  readonly failed: { readonly title: string; readonly error: string }[];
  readonly skipped: string[];
}
