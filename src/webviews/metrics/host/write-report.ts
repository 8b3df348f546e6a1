import { fork } from 'node:child_process';
import { webviewFailures } from '../../../shared/failures/webview';

/**
 * Writes the HTML report of these run folders by `hybrid-qml report`, in a process of its own: a thousand resamples of a
 * large test set would keep the extension host from everything else. Throws what the program says where it fails.
 */
export async function writeReport(program: string, runs: readonly string[], file: string): Promise<void> {
  const child = fork(program, ['report', ...runs, '--out', file, '--format', 'html'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw webviewFailures.reportFailed(said.trim());
}
