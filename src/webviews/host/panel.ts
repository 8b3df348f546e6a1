import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { answerPage } from '../messages/answer-page';
import type { Answers, Contract, SnapshotOf } from '../messages/contract';
import type { FromHost } from '../messages/messages';
import { pageHtml } from './page-html';

export interface PanelKind<C extends Contract> {
  /** Such as `hybridQml.circuit`; the manifest's `onWebviewPanel:` names it. */
  readonly viewType: string;
  readonly contract: C;
  /** `dist/<page>.js` and `dist/<page>.css`. */
  readonly page: string;
  /** `media/icons/<icon>-light.svg` and `-dark.svg`. */
  readonly icon: string;
}

export interface PanelServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** A webview panel and its page: dressed, connected and answered; gone when the user closes it. */
export class Panel<C extends Contract> {
  /** The newest snapshot, for a page that was hidden or has only just started. */
  private latest: SnapshotOf<C> | undefined;
  private listening = false;

  constructor(
    readonly kind: PanelKind<C>,
    readonly view: vscode.WebviewPanel,
    answers: Answers<C>,
    { extensionUri, log }: PanelServices,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(extensionUri, 'media', 'icons', `${kind.icon}-${theme}.svg`);
    view.iconPath = { light: icon('light'), dark: icon('dark') };
    const page = answerPage({
      contract: kind.contract,
      answers,
      post: (message) => this.post(message),
      ready: () => {
        this.listening = true;
        this.send();
      },
      dropped: (why) => log.warn(`${kind.viewType}: dropped a message of the page: ${why}`),
    });
    webview.onDidReceiveMessage((message: unknown) => void page.receive(message));
    view.onDidChangeViewState(() => this.send());
    const uri = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    webview.html = pageHtml({
      title: view.title,
      script: uri(`${kind.page}.js`),
      styles: [uri(`${kind.page}.css`)],
      source: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      language: vscode.env.language,
    });
  }

  /** Shows all of it; while hidden only the newest is kept. */
  show(snapshot: SnapshotOf<C>): void {
    this.latest = snapshot;
    this.send();
  }

  private send(): void {
    if (this.latest === undefined || !this.listening || !this.view.visible) return;
    this.post({ type: 'snapshot', snapshot: this.latest });
  }

  private post(message: FromHost): void {
    void this.view.webview.postMessage(message);
  }
}
