// The topics of `scrip help`, as they are listed. Their texts are loaded when one is asked for.

export const TOPIC_NAMES = {
  modes: 'where a command runs, and what decides it',
  environment: 'the environment variables that scrip reads',
  csv: 'what a file of reversals looks like, and what becomes of it',
  faults: 'what can go wrong on purpose, in the sandbox',
  'exit-codes': 'what each number means, and whether to run it again',
} as const;

export type TopicName = keyof typeof TOPIC_NAMES;

/** "modes, environment, csv, faults, exit-codes" */
export const TOPIC_LIST = Object.keys(TOPIC_NAMES).join(', ');
