import type { Settings } from '../settings';

/** How a trainer process is started. */
export interface TrainerCommand {
  readonly program: string;
  /** Options of Node itself. */
  readonly runtime: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** Of the memory limit for JavaScript's heap (code, lists, what is being decoded); the rest is for the engine's tensors. */
const heapShare = 0.4;

/** On the Node that the settings name, else on VS Code's own runtime (Electron as Node, or the server's Node). */
export function trainerCommand(
  settings: Settings,
  own: { readonly execPath: string; readonly environment: NodeJS.ProcessEnv },
): TrainerCommand {
  const { trainerNode, memoryLimit, tensorflowPath } = settings;
  return {
    program: trainerNode ?? own.execPath,
    runtime: memoryLimit === undefined ? [] : [`--max-old-space-size=${Math.floor(memoryLimit * heapShare)}`],
    environment: {
      ...withoutWindow(own.environment),
      ELECTRON_RUN_AS_NODE: '1',
      ...(memoryLimit !== undefined && {
        HYBRID_QML_MEMORY_LIMIT: String(Math.min(4095, Math.ceil(memoryLimit * (1 - heapShare)))),
      }),
      ...(tensorflowPath !== undefined && { HYBRID_QML_TFJS_NODE: tensorflowPath }),
    },
  };
}

/** Without what VS Code tells its own processes: sockets and handles of a window that the trainer outlives. */
function withoutWindow(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}
