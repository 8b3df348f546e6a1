/** Section of all settings: a key `trainer.node` is `hybridQml.trainer.node` for the user. */
export const settingsSection = 'hybridQml';

/** Every setting with its default; `package.json` contributes exactly these. */
export const settingDefaults = {
  /** Path of a Node.js to run trainers on; empty: VS Code's own runtime. */
  'trainer.node': '',
  /** MiB that a trainer may use; 0: no cap but the machine's. */
  'trainer.memoryLimit': 0,
  /** How many trainers run at once; more wait in a queue. */
  maximumConcurrentRuns: 1,
  /** What becomes of running trainings when VS Code closes: they go on, stop with a checkpoint, or the next window asks. */
  onClose: 'keep' as OnClose,
  /** Engine for experiments that leave the choice (`engine.name: auto`). */
  engine: 'auto' as EngineSetting,
  /** Folder of an installed @tensorflow/tfjs-node; empty: none but one that the extension installed. */
  'tensorflow.path': '',
};

export type SettingKey = keyof typeof settingDefaults;
/** `ask` keeps trainings going and lets the next window ask. */
export type OnClose = 'keep' | 'stop' | 'ask';
export type EngineSetting = 'auto' | 'wasm' | 'tensorflow';

export interface Settings {
  readonly trainerNode: string | undefined;
  /** MiB. */
  readonly memoryLimit: number | undefined;
  readonly maximumConcurrentRuns: number;
  readonly onClose: OnClose;
  readonly engine: EngineSetting;
  readonly tensorflowPath: string | undefined;
}

/** What is needed of `vscode.WorkspaceConfiguration`. */
export interface Configuration {
  get(key: string): unknown;
}

/** All settings, each checked: what is not allowed counts as its default. */
export function readSettings(configuration: Configuration): Settings {
  const text = (key: SettingKey): string | undefined => {
    const value = configuration.get(key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const whole = (key: SettingKey, least: number): number | undefined => {
    const value = configuration.get(key);
    return typeof value === 'number' && value >= least ? Math.floor(value) : undefined;
  };
  const oneOf = <T extends string>(key: SettingKey, allowed: readonly T[], otherwise: T): T =>
    allowed.find((one) => one === configuration.get(key)) ?? otherwise;
  return {
    trainerNode: text('trainer.node'),
    memoryLimit: whole('trainer.memoryLimit', smallestMemoryLimit),
    maximumConcurrentRuns: whole('maximumConcurrentRuns', 1) ?? settingDefaults.maximumConcurrentRuns,
    onClose: oneOf('onClose', ['keep', 'stop', 'ask'], settingDefaults.onClose),
    engine: oneOf('engine', ['auto', 'wasm', 'tensorflow'], settingDefaults.engine),
    tensorflowPath: text('tensorflow.path'),
  };
}

/** MiB; with less not even the trainer's own code and a small network have room. */
const smallestMemoryLimit = 256;
