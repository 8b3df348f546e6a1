import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof themes;

/** A quiet workbench: nothing pops up, nothing is fetched, nothing is saved unasked. */
const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.restoreWindows': 'none',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'files.hotExit': 'off',
  'files.autoSave': 'off',
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'files.exclude': { '**/.vscode': true, '**/.hybrid-qml': true },
};

const settingsFile = (userData: string): string => join(userData, 'User', 'settings.json');

export function writeSettings(userData: string, theme: Theme, trusted: boolean, settings: Settings): void {
  mkdirSync(join(userData, 'User'), { recursive: true });
  const all = {
    ...quiet,
    'workbench.colorTheme': themes[theme],
    'window.autoDetectColorScheme': false,
    'security.workspace.trust.enabled': !trusted,
    'security.workspace.trust.startupPrompt': 'never',
    ...settings,
  };
  writeFileSync(settingsFile(userData), JSON.stringify(all, null, 1));
}

/**
 * Changes settings of the workspace: the window notices within a second, as it would not notice a user setting written
 * behind its back. The folder .vscode is hidden, so that the explorer looks as before.
 */
export function changeSettings(workspace: string, changes: Settings): void {
  const file = join(workspace, '.vscode', 'settings.json');
  mkdirSync(join(workspace, '.vscode'), { recursive: true });
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : {};
  writeFileSync(file, JSON.stringify({ ...before, ...changes }, null, 1));
}
