// The doors to settings, config.json and keys, over any world. Files are read only when a command needs them.
import { dirname, join } from 'node:path';
import { formatConfig, NO_CONFIG, parseConfig } from './config/config-file.js';
import { createKeyVault, type KeyVault } from './config/key-vault.js';
import { configFile, keysFolder } from './config/paths.js';
import { resolveSettings } from './config/settings.js';
import type { CliContext, ConfigStore } from './context.js';
import type { World } from './world.js';

export function profileDoors(world: World): Pick<CliContext, 'settings' | 'config' | 'keys'> {
  const config: ConfigStore = {
    path: () => configFile(world.env),
    read: async () => {
      const path = await configFile(world.env);
      const text = world.readText(path);
      return text === undefined ? NO_CONFIG : parseConfig(text, path);
    },
    write: async (changed) => {
      const path = await configFile(world.env);
      world.makeFolder(dirname(path));
      world.writePrivate(path, formatConfig(changed));
    },
  };
  return {
    config,
    settings: async (flags) => resolveSettings(flags, world.env, await config.read()),
    keys: () => openVault(world),
  };
}

async function openVault(world: World): Promise<KeyVault> {
  const folder = await keysFolder(world.env);
  const pathOf = (profile: string): string => join(folder, `${profile}.json`);
  return createKeyVault(await world.keyring(), {
    read: (profile) => world.readSecret(pathOf(profile)),
    write: (profile, text) => {
      world.makeFolder(folder);
      world.writePrivate(pathOf(profile), text);
    },
    remove: (profile) => {
      world.removeFile(pathOf(profile));
    },
  });
}
