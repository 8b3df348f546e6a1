import { existsSync } from 'node:fs';
import * as vscode from 'vscode';

/** The version that the engine is tested with. */
export const tensorflowPackage = '@tensorflow/tfjs-node@4.22.0';

/** Where the extension installs TensorFlow: in its own storage, outside any workspace. */
export interface Installation {
  readonly folder: vscode.Uri;
  /** The package's folder, which HYBRID_QML_TFJS_NODE names. */
  readonly package: string;
  /** Written when the self-test has passed: without it the installation does not count. */
  readonly proof: vscode.Uri;
}

export function installation({ globalStorageUri }: vscode.ExtensionContext): Installation {
  const folder = vscode.Uri.joinPath(globalStorageUri, 'tensorflow');
  return {
    folder,
    package: vscode.Uri.joinPath(folder, 'node_modules', '@tensorflow', 'tfjs-node').fsPath,
    proof: vscode.Uri.joinPath(folder, 'self-test-passed'),
  };
}

const variable = 'HYBRID_QML_TFJS_NODE';
let ownAnnouncement: string | undefined;

/**
 * Tells trainers started from here where TensorFlow is, by the environment they inherit, and the menus whether it is
 * installed. What the user has set in the environment stays.
 */
export function announceTensorflow(extension: vscode.ExtensionContext): void {
  const { package: path, proof } = installation(extension);
  const installed = existsSync(proof.fsPath);
  void vscode.commands.executeCommand('setContext', 'hybridQml.tensorflowInstalled', installed);
  if (process.env[variable] !== undefined && process.env[variable] !== ownAnnouncement) return;
  ownAnnouncement = installed ? path : undefined;
  if (installed) process.env[variable] = path;
  else Reflect.deleteProperty(process.env, variable);
}
