import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { answering, extensionsWindow, pressing } from '../dialogs';
import { fakeRegistry } from '../fake-registry';
import { activeApi, installedExtension, whenRuns, workspaceFolder } from '../host';

const run = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`hybridQml.${name}`);
const repository = join(__dirname, '..', '..', '..', '..');
const real = join(repository, '.cache', 'tensorflow', 'node_modules', '@tensorflow', 'tfjs-node');

/** A package that is what the engine needs of tfjs-node: a backend of its name that computes, here in JavaScript. */
const working = `
const core = require(${JSON.stringify(join(repository, 'node_modules', '@tensorflow', 'tfjs-core'))});
const { MathBackendCPU } = require(${JSON.stringify(join(repository, 'node_modules', '@tensorflow', 'tfjs-backend-cpu'))});
core.registerBackend('tensorflow', () => new MathBackendCPU());
core.copyRegisteredKernels('cpu', 'tensorflow');
exports.version = { 'tfjs-node': '4.22.0', tensorflow: 'stub' };
`;

/** What the install script of the real package does where its download is out of reach. */
const unreachable = `node -e "console.error('CPU-linux-4.22.0.tar.gz: getaddrinfo ENOTFOUND storage.invalid');process.exit(1)"`;
const endless = `node -e "setInterval(()=>0,1000)//endless-install"`;

describe('the TensorFlow engine', function () {
  this.timeout(90_000);
  const cache = mkdtempSync(join(tmpdir(), 'hybrid-qml-npm-'));
  const settings = { npm_config_cache: cache, npm_config_fetch_retries: '0', npm_config_registry: '' };
  const earlier = Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]]));
  let storage = '';

  before(async function () {
    await activeApi();
    if (globalStorage() === undefined) this.skip();
    Object.assign(process.env, settings);
    storage = join(globalStorage() ?? '', 'hybrid-qml.hybrid-qml', 'tensorflow');
  });
  after(() => {
    for (const [name, value] of Object.entries(earlier))
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    rmSync(cache, { recursive: true, force: true });
  });
  afterEach(() => assert.ok(!existsSync(storage), `left behind: ${storage}`));

  async function install(registry: string): Promise<{ asked: string[]; failed: string[]; told: string[] }> {
    process.env['npm_config_registry'] = registry;
    const [asked, failed, told]: [string[], string[], string[]] = [[], [], []];
    const information = (...words: unknown[]): unknown =>
      String(words[0]).startsWith('Install')
        ? pressing('Install', asked)(...(words as never[]))
        : pressing(undefined, told)(...(words as never[]));
    await answering({ showInformationMessage: information, showErrorMessage: pressing(undefined, failed) }, () =>
      run('installTensorflow'),
    );
    return { asked, failed, told };
  }

  it('asks first, and does nothing where that is declined', async () => {
    const asked: string[] = [];
    await answering({ showInformationMessage: pressing(undefined, asked) }, () => run('installTensorflow'));
    assert.match(asked[0]!, /npm downloads @tensorflow\/tfjs-node@4\.22\.0/);
  });

  it('says that the registry cannot be reached, and what to do', async () => {
    const { failed, told } = await install('http://127.0.0.1:9/');
    assert.equal(failed.length, 1);
    assert.match(failed[0]!, /npm could not install TensorFlow: .*ECONNREFUSED/);
    assert.match(failed[0]!, /nothing was left behind/);
    assert.deepEqual(told, []);
  });

  it('says that the download of its install script failed', async () => {
    const registry = await fakeRegistry(working, unreachable);
    const { failed } = await install(registry.address).finally(() => registry.close());
    assert.equal(failed.length, 1);
    assert.match(failed[0]!, /ENOTFOUND storage\.invalid/);
    assert.match(failed[0]!, /embedded engine needs no installation/);
  });

  it('undoes an installation whose self-test fails', async () => {
    const registry = await fakeRegistry('throw new Error("an illegal instruction")');
    const { failed, told } = await install(registry.address).finally(() => registry.close());
    assert.match(failed.join(), /an illegal instruction/);
    assert.deepEqual(told, []);
  });

  it('cancelled, ends npm with all it started', async () => {
    const registry = await fakeRegistry(working, endless);
    const alive = (): number =>
      spawnSync('pgrep', ['-fc', '//endless-install'], { encoding: 'utf8' }).stdout.trim() === '0' ? 0 : 1;
    const cancellation = new vscode.CancellationTokenSource();
    const original = extensionsWindow().withProgress;
    const progress = ((options: vscode.ProgressOptions, task: Parameters<typeof original>[1]) =>
      original(options, (report) => task(report, cancellation.token))) as never;
    const installing = answering({ withProgress: progress }, () => install(registry.address));
    const deadline = Date.now() + 30_000;
    while (alive() === 0 && Date.now() < deadline) await setTimeout(100);
    assert.equal(alive(), 1, 'the install script runs');
    cancellation.cancel();
    const { failed, told } = await installing.finally(() => registry.close());
    assert.deepEqual([failed, told], [[], []]);
    await setTimeout(300);
    assert.equal(alive(), 0);
  });

  it('installed and proved, it can be selected, and Remove undoes it', async () => {
    const registry = await fakeRegistry(working);
    const { failed, told } = await install(registry.address).finally(() => registry.close());
    assert.deepEqual(failed, []);
    assert.match(told.join(), /is installed: @tensorflow\/tfjs-node 4\.22\.0, libtensorflow stub/);
    assert.ok(existsSync(join(storage, 'self-test-passed')));
    assert.match(await detailOf('tensorflow'), /^Available: /);
    await answering({ showWarningMessage: pressing(undefined) }, () => run('removeTensorflow'));
    assert.ok(existsSync(storage), 'only where it is confirmed');
    await answering({ showWarningMessage: pressing('Remove') }, () => run('removeTensorflow'));
    assert.match(await detailOf('tensorflow'), /^Not available: /);
  });

  it('the setting tensorflow.path names one that is installed elsewhere, and runs train with it', async function () {
    if (!existsSync(real)) return this.skip(); // scripts/install-tensorflow.sh has not been run
    const api = await activeApi();
    const configuration = vscode.workspace.getConfiguration('hybridQml');
    const set = (key: string, value: unknown): Thenable<void> =>
      configuration.update(key, value, vscode.ConfigurationTarget.Workspace);
    await set('tensorflow.path', real);
    await set('engine', 'tensorflow');
    try {
      assert.match(await detailOf('tensorflow'), /^Available: .*libtensorflow \d/);
      const small = vscode.Uri.joinPath(workspaceFolder(), 'small.experiment.yaml');
      const started = await api.startRun(small, { set: ['training.epochs=1'] });
      const path = started.kind === 'running' ? started.run : '';
      const ended = await whenRuns(api, 'the end', () =>
        api.runs().find((one) => one.path === path && one.liveness === 'ended'),
      );
      assert.equal(ended.record.state, 'completed', JSON.stringify(ended.standing.reason));
      assert.equal(ended.record.engine?.name, 'tensorflow');
    } finally {
      await set('tensorflow.path', undefined);
      await set('engine', undefined);
    }
  });
});

/** What Select Engine says of an engine. */
async function detailOf(engine: string): Promise<string> {
  let detail = '';
  const look = (items: readonly { engine: string; detail: string }[]): Promise<undefined> => {
    detail = items.find((item) => item.engine === engine)?.detail ?? '';
    return Promise.resolve(undefined);
  };
  await answering({ showQuickPick: look }, () => run('selectEngine'));
  return detail;
}

/** Of code-server as these tests start it, whose extensions lie beside its user data; another VS Code keeps it elsewhere. */
function globalStorage(): string | undefined {
  const root = dirname(dirname(installedExtension().extensionPath));
  const user = join(root, 'user-data', 'User');
  return existsSync(user) ? join(user, 'globalStorage') : undefined;
}
