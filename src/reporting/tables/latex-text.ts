const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '–': '--',
  '—': '---',
  '…': '\\dots{}',
  '’': "'",
  '‘': '`',
  '“': '``',
  '”': "''",
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '⟨': '$\\langle$',
  '⟩': '$\\rangle$',
  '√': '$\\surd$',
  π: '$\\pi$',
  '°': '$^\\circ$',
  '²': '$^2$',
  µ: '$\\mu$',
  '\u00a0': '~',
  '\u2009': '\\,',
  '\u202f': '\\,',
};

/** Greek letters, each with the command of its place. */
const greekLetters = 'αβγδεζηθικλμνξρστυφχψω';
const greekCommands =
  'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon varphi chi psi omega';

/**
 * Text that LaTeX typesets as it is, on one line. Letters that pdfLaTeX has no glyph for are named by their code point,
 * `U+4E2D`, so that the document compiles and what is missing can be seen.
 */
export function escapeLatex(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s*[\r\n\t]+\s*/g, ' ')
    .replace(/./gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const known = commands[character];
  if (known !== undefined) return known;
  const greek = greekLetters.indexOf(character);
  if (greek >= 0) return `$\\${greekCommands.split(' ')[greek]!}$`;
  const code = character.codePointAt(0)!;
  // ASCII, Latin-1 letters and Latin Extended-A are what inputenc's utf8 with T1 fonts knows.
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xc0 && code <= 0x17e)) return character;
  return `\\texttt{U+${code.toString(16).toUpperCase().padStart(4, '0')}}`;
}
