import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settingDefaults, settingsSection } from '../../../src/workspace/settings';
import { allMatches, contextKeys, hostSource, manifest, manifestText, root, sourceIn, texts } from './read-manifest';

const { commands, menus, views, viewsContainers, viewsWelcome, walkthroughs, configuration } = manifest.contributes;
const source = hostSource();
const contributed = commands.map(({ command }) => command);

/** What VS Code itself or its tree views know. */
const builtIn = new Set([
  'activeWebviewPanelId',
  'isWorkspaceTrusted',
  'workspaceFolderCount',
  'resourceFilename',
  'explorerResourceIsFolder',
  'listMultiSelection',
  'view',
  'viewItem',
  'false',
  'true',
]);

test('every command contributed is registered, and every one registered is contributed', () => {
  const direct = allMatches(source, /registerCommand\(\s*'([\w.]+)'/g);
  const table = allMatches(readFileSync(join(root, 'src/commands/commands.ts'), 'utf8'), /^ {2}'(hybridQml\.\w+)':/gm);
  const lenses = /registerCommand\(lensCommands\.check/.test(source) ? ['hybridQml.checkExperiment'] : [];
  assert.deepEqual([...new Set([...direct, ...table, ...lenses])].sort(), [...contributed].sort());
  assert.equal(new Set(contributed).size, contributed.length);
});

test('every command called from code, menus, welcome views and the walkthrough is contributed or VS Code’s own', () => {
  const linked = [...Object.values(texts)].flatMap((text) => allMatches(text, /\(command:(hybridQml\.\w+)/g));
  const inMenus = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
  const views = new Set(['experiments', 'runs', 'datasets'].map((name) => `hybridQml.${name}`));
  const called = allMatches(source, /'(hybridQml\.(?:open|train|new|resume|install|compare|kill|show)\w*)'/g);
  for (const name of [...linked, ...inMenus, ...called])
    assert.ok(contributed.includes(name) || views.has(name), `${name} is no command`);
});

test('every context key of a when clause is set by someone or built in', () => {
  const set = new Set([
    ...allMatches(source, /tell\(\s*'(hybridQml\.\w+)'/g),
    ...allMatches(source, /'setContext',\s*'(hybridQml\.\w+)'/g),
  ]);
  const clauses = [
    ...Object.values(menus).flatMap((items) => items.map(({ when }) => when ?? 'true')),
    ...commands.map(({ enablement }) => (typeof enablement === 'string' ? enablement : 'true')),
    ...viewsWelcome.map(({ when }) => when),
    ...walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ completionEvents }) =>
        completionEvents.filter((e) => e.startsWith('onContext:')).map((e) => e.slice('onContext:'.length)),
      ),
    ),
  ];
  const used = new Set(clauses.flatMap(contextKeys));
  for (const key of used) assert.ok(builtIn.has(key) || set.has(key), `nobody sets ${key}`);
  for (const key of set) assert.ok(used.has(key), `${key} is set for nobody`);
});

test('every step of the walkthrough waits for either half of a turn', () => {
  const steps = walkthroughs.flatMap((one) => one.steps);
  assert.equal(steps.length, 5);
  for (const { completionEvents } of steps) {
    const [odd, even, ...others] = completionEvents;
    assert.match(odd!, /^onContext:.+ && hybridQml\.oddTurn$/);
    assert.equal(even, odd!.replace('hybridQml.oddTurn', '!hybridQml.oddTurn'));
    assert.deepEqual(others, []);
  }
});

test('words that menus look for on items are given to items', () => {
  const given = new Set([
    ...allMatches(source, /contextValue = (?:[^;]*\? )?'([\w ]+)'/g),
    ...allMatches(source, /contextValue =[^;]*: '([\w ]+)'/g),
    ...allMatches(source, /words(?: = \[|\.push\()'(\w+)'/g),
  ]);
  const items = Object.values(menus)
    .flat()
    .map(({ when }) => when ?? '');
  const exact = items.flatMap((when) => allMatches(when, /viewItem == (\w+)/g));
  const word = items.flatMap((when) => allMatches(when, /viewItem =~ \/\\b(\w+)\\b\//g));
  assert.ok(exact.length > 0 && word.length > 0);
  for (const name of [...exact, ...word]) assert.ok(given.has(name), `no item is '${name}'`);
});

test('every setting that is read is contributed with the same default', () => {
  const properties = Object.assign({}, ...configuration.map((one) => one.properties)) as Record<
    string,
    { default: unknown; markdownDescription: string; scope: string }
  >;
  for (const [key, value] of Object.entries(settingDefaults))
    assert.deepEqual(properties[`${settingsSection}.${key}`]?.default, value, key);
  const read = Object.keys(settingDefaults).map((key) => `${settingsSection}.${key}`);
  const others = Object.keys(properties).filter((key) => !read.includes(key));
  for (const key of others) {
    const last = key.split('.').at(-1);
    assert.ok(source.includes(`'${last}'`), `${key} is read by nobody`);
  }
  for (const [key, { markdownDescription, scope }] of Object.entries(properties)) {
    assert.match(markdownDescription, /^%/, key);
    assert.ok(['window', 'resource', 'machine-overridable'].includes(scope), key);
  }
});

test('settings that name programs are not taken from an untrusted workspace', () => {
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  for (const key of ['hybridQml.trainer.node', 'hybridQml.tensorflow.path'])
    assert.ok(restrictedConfigurations.includes(key), key);
});

test('every %key% has its text and every text its key', () => {
  const keys = new Set(allMatches(manifestText, /"%([^%"]+)%"/g));
  assert.deepEqual(
    [...keys].filter((key) => texts[key] === undefined),
    [],
  );
  assert.deepEqual(
    Object.keys(texts).filter((key) => !keys.has(key)),
    [],
  );
});

test('icons and pictures exist, codicons by their name, files on the disk', () => {
  const style = readFileSync(join(root, 'node_modules/@vscode/codicons/dist/codicon.css'), 'utf8');
  const names = new Set(allMatches(style, /\.codicon-([\w-]+):before/g));
  const codicons = [
    ...commands.flatMap(({ icon }) => (typeof icon === 'string' ? allMatches(icon, /^\$\(([\w-]+)\)$/g) : [])),
    ...allMatches(source, /ThemeIcon\(\s*'([\w-]+)(?:~spin)?'/g),
    ...allMatches(source, /\$\(([a-z-]+)(?:~spin)?\)/g),
    ...allMatches(sourceIn('commands'), /icon: '([\w-]+)'/g),
  ];
  for (const name of codicons) assert.ok(names.has(name), `there is no codicon ${name}`);
  const files = [
    ...commands.flatMap(({ icon }) => (typeof icon === 'object' ? (Object.values(icon) as string[]) : [])),
    ...viewsContainers.activitybar.map(({ icon }) => icon),
    ...Object.values(views)
      .flat()
      .map(({ icon }) => icon),
    ...walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
  ];
  for (const file of files) assert.ok(existsSync(join(root, file)), file);
});

test('commands that show as buttons have an icon', () => {
  const buttons = Object.values(menus)
    .flat()
    .filter(({ group }) => typeof group === 'string' && /^(inline|navigation@[123]$)/.test(group))
    .map(({ command }) => command);
  for (const name of buttons)
    assert.ok(commands.find(({ command }) => command === name)?.icon !== undefined, `${name} has no icon`);
});

test('views are registered, and welcome views belong to them', () => {
  const ids = Object.values(views)
    .flat()
    .map(({ id }) => id);
  for (const id of ids) assert.ok(source.includes(`id: '${id}'`), id);
  for (const { view } of viewsWelcome) assert.ok(ids.includes(view), view);
});
