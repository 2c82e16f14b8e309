// What was asked, as far as the command line had been understood when a run ended.
import type { Command } from 'commander';
import type { Environment, GlobalFlags } from './config/settings.js';

const SANDBOX = 'sandbox';

export interface Asked {
  /** As typed, without the program's name. */
  readonly argv: readonly string[];
  /** As it was written; nothing checks it here. */
  readonly mode?: string;
  readonly redemptionId?: string;
  /** Global flags that a follow-up command needs too. */
  readonly carried?: readonly string[];
}

export function readAsked(argv: readonly string[], action: Command, env: Environment): Asked {
  const flags = action.optsWithGlobals<{ mode?: string }>();
  const at = action.registeredArguments.findIndex((argument) => argument.name() === 'redemption-id');
  const redemptionId = action.args[at];
  // The commands of the group `sandbox` never leave it, whatever the environment says.
  const mode = groupOf(action) === SANDBOX ? SANDBOX : (flags.mode ?? env.SCRIP_MODE ?? SANDBOX);
  return {
    argv,
    mode,
    ...(redemptionId !== undefined && { redemptionId }),
    carried: carriedFlags(action),
  };
}

/** Global flags that a follow-up command needs too. */
export function carriedFlags(action: Command): string[] {
  const { mode, profile, apiKeyFile } = action.optsWithGlobals<GlobalFlags>();
  return [
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(mode === undefined ? [] : ['--mode', mode]),
    ...(apiKeyFile === undefined ? [] : ['--api-key-file', apiKeyFile]),
  ];
}

/** The first word of the command: "sandbox" of `scrip sandbox clock set`. */
function groupOf(action: Command): string {
  let command = action;
  while (command.parent?.parent) command = command.parent;
  return command.name();
}
