// What `scrip doctor` can find out about the machine, over any world.
import { configFile, dataFolder, sandboxFile } from './config/paths.js';
import { dirname } from 'node:path';
import type { Machine } from './context.js';
import type { World } from './world.js';

export function machineDoors(world: World, openServer: Machine['openServer']): Machine {
  return {
    node: () => {
      const node = world.nodeVersion();
      return { node, isSupported: isSupported(node) };
    },
    sqlite: () => world.sqliteVersion(),
    places: async () => {
      const folders = new Set([await dataFolder(world.env), dirname(await configFile(world.env))]);
      return [...folders].map((path) => {
        const problem = world.folderProblem(path);
        return { path, ...(problem !== undefined && { problem }) };
      });
    },
    hasSandbox: async () => world.exists(await sandboxFile(world.env)),
    openServer,
  };
}

/** Source: `engines` of package.json. */
function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version
    .replace(/^v/, '')
    .split('.')
    .map((part) => parseInt(part, 10));
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 14) || major > 22;
}
