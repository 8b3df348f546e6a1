import type { ErrorCode } from 'yaml';

/** YAML's syntax errors in the words of someone who writes an experiment: what is wrong, what would be right. */
const wordings: Partial<Record<ErrorCode, readonly [what: string, remedy: string]>> = {
  DUPLICATE_KEY: ['This key stands here for the second time.', 'Keep one of the two.'],
  MULTIPLE_DOCS: ['A second document begins here (`---`).', 'Keep one experiment in one file.'],
  TAB_AS_INDENT: ['This line is indented by a tab.', 'Indent with spaces.'],
  BAD_INDENT: ['This line’s indentation fits nothing above it.', 'Indent it like its neighbours in the same section.'],
  BAD_ALIAS: ['This alias is malformed.', 'Write `*name`, where `&name` stands above; or write the value itself.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'A key and its group of keys stand on one line.',
    'Put the group on lines of its own, indented; or quote a text that holds `: `.',
  ],
  BLOCK_IN_FLOW: ['An indented group stands inside brackets.', 'Close the bracket first, or write commas.'],
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

export function syntaxWording(code: ErrorCode, message: string): readonly [what: string, remedy: string] {
  if (code === 'BAD_INDENT' && message.startsWith('Flow'))
    return ['A bracket opened before is not closed here.', 'Close it, or indent what stands inside it.'];
  const known = wordings[code];
  if (known !== undefined) return known;
  const missing = /^(?:Expected .*?|Missing) (?:closing )?(.+?)(?:quote)?$/i.exec(message);
  if (code === 'MISSING_CHAR' && /quote/.test(message))
    return ['A quote is not closed.', `Close it with the same character. (${message})`];
  if (code === 'MISSING_CHAR' && missing !== null) return [`${message}.`, 'Add the missing character.'];
  return [
    `This is not valid YAML: ${message.replace(/\.$/, '')}.`,
    'Check quotes, brackets, colons and indentation here.',
  ];
}
