import { Failure } from '../failure';

const report = 'This is a fault of Hybrid QML: please report it with the log.';

export const webviewFailures = {
  unknownRequest: (name: string) =>
    new Failure('webview.unknown-request', `The panel asked for “${name}”, which nobody answers.`, report),

  wrongMessage: (name: string, why: string) =>
    new Failure('webview.wrong-message', `A message about “${name}” does not have its form (${why}).`, report),

  timedOut: (name: string, seconds: number) =>
    new Failure(
      'webview.timed-out',
      `No answer about “${name}” within ${seconds} s.`,
      'The extension host may be busy or gone: try again, or reload the window.',
    ),

  refused: (code: string, what: string, remedy: string) => new Failure(code, what, remedy),

  reportFailed: (said: string) =>
    new Failure('webview.report-failed', `The report could not be written. ${said}`, 'See that the runs are readable.'),
};
