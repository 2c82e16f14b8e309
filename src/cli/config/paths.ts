// Where scrip keeps its files.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors/errors.js';
import type { Environment } from './settings.js';

/** The folder of everything scrip keeps: SCRIP_HOME, or the platform's usual place for data. Makes nothing. */
export async function dataFolder(env: Environment): Promise<string> {
  const home = env.SCRIP_HOME ?? '';
  if (home !== '') return resolve(home);
  const { default: envPaths } = await import('env-paths');
  return envPaths('scrip', { suffix: '' }).data;
}

export async function sandboxFile(env: Environment): Promise<string> {
  return join(await dataFolder(env), 'sandbox.db');
}

/** The folder of what a person has set: SCRIP_HOME, or the platform's usual place for settings. Makes nothing. */
async function configFolder(env: Environment): Promise<string> {
  const home = env.SCRIP_HOME ?? '';
  if (home !== '') return resolve(home);
  const { default: envPaths } = await import('env-paths');
  return envPaths('scrip', { suffix: '' }).config;
}

export async function configFile(env: Environment): Promise<string> {
  return join(await configFolder(env), 'config.json');
}

/** Keys of profiles, where there is no keyring; nothing else is in this folder. */
export async function keysFolder(env: Environment): Promise<string> {
  return join(await configFolder(env), 'keys');
}

/** Where batches are written down. */
export async function journalFile(env: Environment): Promise<string> {
  return join(await dataFolder(env), 'journal.db');
}

/** Copies of live data, and the reversals that wait to be sent; each profile has its own. */
export async function mirrorFile(env: Environment, profile: string): Promise<string> {
  return join(await dataFolder(env), `offline-${profile}.db`);
}

/** Reasons that were typed before. */
export async function reasonsFile(env: Environment): Promise<string> {
  return join(await dataFolder(env), 'recent-reasons.json');
}

/**
 * Makes a folder that only its owner can enter, and those above it; one that exists is left as it is.
 *
 * @throws UsageError when it cannot be made
 */
export function makePrivateFolder(path: string): void {
  try {
    makeFolders(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the folder ${path} cannot be made: ${why}`, 'name a folder you may write to in SCRIP_HOME');
  }
}

/** Step by step, because Node's `recursive` never returns where folders cannot be made at all, such as in /proc. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(path)) throw error;
  }
}
