import type { ErrorCode } from 'yaml';

/** YAML's syntax errors in the words of someone who writes an experiment: what is wrong, what would be right. */
const wordings: Partial<Record<ErrorCode, readonly [what: string, remedy: string]>> = {
  MULTIPLE_DOCS: ['A second document begins here (`---`).', 'Keep one experiment in one file.'],
  TAB_AS_INDENT: ['This line is indented by a tab.', 'Indent with spaces.'],
  BAD_INDENT: ['This line’s indentation fits nothing above it.', 'Indent it like its neighbours in the same section.'],
  BAD_ALIAS: ['This alias is malformed.', 'Write `*name`, where `&name` stands above; or write the value itself.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'A key and its group of keys stand on one line.',
    'Put the group on lines of its own, indented; or quote a text that holds `: `.',
  ],
  BLOCK_IN_FLOW: [
    'A key stands here without a comma before it.',
    'Put commas between entries in brackets, or close the bracket.',
  ],
  MULTILINE_IMPLICIT_KEY: ['A key runs over two lines.', 'Write `key: value`; perhaps the `:` is missing.'],
  KEY_OVER_1024_CHARS: ['A key is longer than 1,024 characters.', 'Write `key: value`; perhaps a quote is not closed.'],
  NON_STRING_KEY: ['A key is a list or a group.', 'Keys are plain words.'],
  BAD_DQ_ESCAPE: [
    'This backslash begins no known escape.',
    "Use single quotes, 'like\\this', or write two backslashes.",
  ],
  BAD_SCALAR_START: ['A text can’t begin with this character.', 'Put the text in quotes.'],
  BAD_DIRECTIVE: ['This directive (`%`) is not known.', 'Remove the line; a text that begins with % needs quotes.'],
  TAG_RESOLVE_FAILED: ['Tags (`!`) are not allowed: an experiment is data and can run nothing.', 'Remove the tag.'],
  MULTIPLE_ANCHORS: ['A value has two anchors (`&`).', 'Keep one.'],
  MULTIPLE_TAGS: ['A value has two tags (`!`).', 'Remove them.'],
  RESOURCE_EXHAUSTION: ['The file is nested too deeply.', 'An experiment needs five levels.'],
};

/** Where one code stands for several mistakes: by the beginning of the parser's message. */
const byMessage: readonly (readonly [start: RegExp, what: string, remedy: string])[] = [
  [/^Flow .* indented/, 'A bracket opened before is not closed here.', 'Close it, or indent what stands inside it.'],
  [/^Flow .* expected|^Flow .* must end/, 'A bracket is not closed.', 'Close it with its counterpart.'],
  [/closing .quote$/, 'A quote opens here and is never closed.', 'Close it with the same character.'],
  [/^Implicit map keys/, 'This line has no `:`.', 'Write `key: value`.'],
  [
    /^Sequence item without/,
    'This line has no `- ` although it stands in a list.',
    'Begin it with `- `, or indent it differently.',
  ],
  [/^Missing ,/, 'A comma is missing here.', 'Put commas between entries in brackets.'],
  [/^Missing space after :/, 'A space is missing behind the colon.', 'Write `key: value`.'],
  [/^Comments must be/, 'A `#` follows without a space.', 'Put a space before a comment, or the text in quotes.'],
  [
    /^Unexpected .* at node end/,
    'Something stands behind a value that is complete.',
    'Put it on a line of its own, or all of it in quotes.',
  ],
  [
    /in YAML stream|^Unsupported token/,
    'This fits nothing that stands before it.',
    'Check the lines above: quotes, brackets, indentation.',
  ],
  [/^Block scalar header/, 'Something stands behind `|` or `>`.', 'Begin the text on the next line, indented.'],
  [/^Unexpected ,/, 'A comma stands where an entry should.', 'Remove it.'],
];

/** What is wrong and what would be right, for an error of the YAML parser. */
export function syntaxWording(code: ErrorCode, message: string): readonly [what: string, remedy: string] {
  const special = byMessage.find(([start]) => start.test(message));
  if (special !== undefined) return [special[1], special[2]];
  const what = `This is not valid YAML: ${message.replaceAll(/\s+/g, ' ').replace(/\.$/, '').slice(0, 100)}.`;
  return wordings[code] ?? [what, 'Check quotes, brackets, colons and indentation here.'];
}
