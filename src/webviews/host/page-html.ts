/** Where a page's files are, as the webview may load them, and what else it is made of. */
export interface PageParts {
  readonly title: string;
  readonly script: string;
  readonly styles: readonly string[];
  /** `webview.cspSource`. */
  readonly source: string;
  /** Fresh for every page. */
  readonly nonce: string;
  readonly language: string;
}

/** A page that runs one script of ours and loads nothing else: no inline code, no eval, no network. */
export function pageHtml({ title, script, styles, source, nonce, language }: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    // Styles of elements that libraries set by script need no exception; style sheets are files of ours
    `style-src ${source}`,
    `img-src ${source} data: blob:`,
    `font-src ${source}`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
${styles.map((style) => `<link rel="stylesheet" href="${escaped(style)}">`).join('\n')}
</head>
<body>
<main id="page" aria-busy="true"></main>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
