import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often extension hosts of this server have begun to activate the extension, by their logs. */
export function activations(userData: string): number {
  const logs = join(userData, 'logs');
  if (!existsSync(logs)) return 0;
  const files = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('exthost.log'));
  return files
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .reduce((sum, text) => sum + (text.match(/_doActivateExtension hybrid-qml\.hybrid-qml/g) ?? []).length, 0);
}
