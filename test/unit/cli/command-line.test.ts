import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import type { Command } from '../../../src/cli/command';
import { runCommandLine } from '../../../src/cli/command-line';
import { commands } from '../../../src/cli/commands';
import { Failure } from '../../../src/shared/failure';

const echo: Command = {
  name: 'echo',
  summary: 'Say it again.',
  usage: 'echo TEXT',
  options: { loud: { type: 'boolean', description: 'in capitals' } },
  run({ values, positionals }, { out, json }) {
    const text = positionals.join(' ');
    if (text === 'data')
      throw new Failure('dataset.empty', 'Nothing there.', 'Put images in.', { file: 'x.yaml', line: 3 });
    if (text === 'bug') throw new Error('oops');
    out.write(json ? JSON.stringify({ text }) : values['loud'] === true ? text.toUpperCase() : text);
    return Promise.resolve(0);
  },
};

async function run(list: readonly Command[], ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const sink = (): Writable & { text: string } => {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        stream.text += chunk.toString();
        done();
      },
    }) as Writable & { text: string };
    stream.text = '';
    return stream;
  };
  const [out, err] = [sink(), sink()];
  const code = await runCommandLine(argv, list, { out, err });
  return { code, out: out.text, err: err.text };
}

test('options and positionals reach the command', async () => {
  assert.deepEqual(await run([echo], 'echo', 'a', '--loud', 'b'), { code: 0, out: 'A B', err: '' });
  assert.equal((await run([echo], 'echo', 'a', '--json')).out, '{"text":"a"}');
});

test('an unknown command is answered with the nearest, exit code 2', async () => {
  const { code, err } = await run([echo], 'ecko');
  assert.equal(code, 2);
  assert.match(err, /no command 'ecko'\. Did you mean 'echo'\?/);
});

test('an unknown option shows the usage, exit code 2', async () => {
  const { code, err } = await run([echo], 'echo', '--quiet');
  assert.equal(code, 2);
  assert.match(err, /Unknown option '--quiet'/);
  assert.match(err, /hybrid-qml echo TEXT/);
});

test('a failure says where and what to do; its area gives the exit code', async () => {
  const { code, err, out } = await run([echo], 'echo', 'data', '--json');
  assert.equal(code, 3);
  assert.equal(err, 'x.yaml:3: Nothing there. Put images in.\n');
  assert.equal((JSON.parse(out) as { error: { code: string } }).error.code, 'dataset.empty');
});

test('an unforeseen error is told with its stack, exit code 1', async () => {
  const { code, err } = await run([echo], 'echo', 'bug');
  assert.equal(code, 1);
  assert.match(err, /unexpected error.*\n.*oops/);
});

test('every command explains itself', async () => {
  const overview = await run(commands, '--help');
  assert.equal(overview.code, 0);
  for (const command of commands) {
    assert.ok(overview.out.includes(command.summary), command.name);
    const help = await run(commands, command.name, '--help');
    assert.equal(help.code, 0);
    assert.ok(help.out.includes(command.usage));
    for (const [name, { description }] of Object.entries(command.options)) {
      assert.ok(help.out.includes(`--${name}`), name);
      assert.ok(description.length > 5);
    }
    assert.ok(command.usage.startsWith(command.name));
  }
  assert.equal((await run(commands)).code, 2);
});
