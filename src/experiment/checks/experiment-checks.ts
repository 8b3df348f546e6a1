import type { Check } from './check';

/** Every semantic check of the language. */
export const experimentChecks: readonly Check[] = [];
