import * as vscode from 'vscode';
import type { ShownRun } from '../../workspace/runs/shown-run';

const icons: Readonly<Record<ShownRun['standing']['state'], readonly [icon: string, colour?: string]>> = {
  preparing: ['loading~spin', 'charts.blue'],
  running: ['sync~spin', 'charts.blue'],
  completed: ['pass', 'testing.iconPassed'],
  stopped: ['debug-pause', 'descriptionForeground'],
  failed: ['error', 'testing.iconFailed'],
  died: ['debug-disconnect', 'list.warningForeground'],
  silent: ['watch', 'list.warningForeground'],
};

/** The state as an icon in the theme's colours. */
export function runIcon({ standing }: ShownRun): vscode.ThemeIcon {
  const [icon, colour] = icons[standing.state];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}
