import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activeApi, installedExtension } from '../host';

describe('activation', () => {
  it('registers every command that the manifest contributes', async () => {
    await activeApi();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = installedExtension().packageJSON as { contributes: { commands: { command: string }[] } };
    const named = contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      named.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('returns the versioned API', async () => {
    const api = await activeApi();
    assert.equal(api.version, 1);
    assert.ok(Array.isArray(api.runs()));
  });
});
