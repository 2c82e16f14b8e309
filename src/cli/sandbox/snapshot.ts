// `scrip sandbox snapshot`: named copies of everything the sandbox holds, to come back to.
// A file of its own because each part of the sandbox group is one subject.
import { factLines, table } from '../terminal/layout.js';
import { visible } from '../terminal/safe-text.js';
import { type Command } from 'commander';
import type { CliContext } from '../context.js';
import { AnsweredError, GuardError, MissingError } from '../errors/errors.js';
import type { Screen } from '../terminal/screen.js';
import { argument, command, flag, group, notEmpty } from '../help/command.js';
import { onSandbox } from '../session.js';

interface Snapshot {
  readonly name: string;
  readonly saved_at: string;
  readonly bytes: number;
  readonly head?: string;
  readonly entries?: number;
  readonly problem?: string;
}

type Action = 'save' | 'restore' | 'delete';

const PATH = '/_sandbox/snapshots';

const NAME = argument('<name>', 'letters, digits, points, underscores and hyphens; at most 64', notEmpty);

const saveCommand = command({
  name: 'save',
  summary: 'keep a copy of everything the sandbox holds',
  examples: ['sandbox snapshot save before-refunds', 'sandbox snapshot save before-refunds --replace'],
  arguments: [NAME],
  flags: [flag('--replace', 'also when there is a snapshot of this name: it is thrown away')],
  run: (ctx, { args: [name], flags, command }) =>
    act(ctx, command, { action: 'save', name, ...(flags.replace === true && { replace: true }) }),
});

const restoreCommand = command({
  name: 'restore',
  summary: 'put a snapshot in the place of everything the sandbox holds',
  examples: ['sandbox snapshot restore before-refunds   # what was not saved is gone'],
  arguments: [NAME],
  run: (ctx, { args: [name], command }) => act(ctx, command, { action: 'restore', name }),
});

const deleteCommand = command({
  name: 'delete',
  summary: 'throw a snapshot away',
  examples: ['sandbox snapshot delete before-refunds'],
  arguments: [NAME],
  run: (ctx, { args: [name], command }) => act(ctx, command, { action: 'delete', name }),
});

const DONE: Readonly<Record<Action, string>> = { save: 'saved', restore: 'restored', delete: 'deleted' };

function act(
  ctx: CliContext,
  command: Command,
  request: { action: Action; name: string; replace?: true },
): Promise<void> {
  return onSandbox(ctx, command, { changes: true }, async ({ screen, sandbox }) => {
    const done = await sandbox.control<Done>('POST', PATH, request).catch((error: unknown) => {
      throw inWords(error, request.name);
    });
    const { name, head, entries } = done.snapshot;
    screen.answer({ mode: 'sandbox', ...done }, () =>
      factLines(
        [
          [DONE[request.action], visible(name)],
          ['entries', entries === undefined ? undefined : String(entries)],
          ['head', head === undefined ? undefined : visible(head)],
        ],
        screen.paint,
        screen.width,
      ),
    );
  });
}

interface Done {
  readonly action: Action;
  readonly snapshot: Snapshot;
}

/** What there is to type next is another thing here than on a server. */
function inWords(error: unknown, name: string): unknown {
  if (!(error instanceof AnsweredError)) return error;
  if (error.code === 'not_found') {
    return new MissingError('not_found', error.message, 'scrip sandbox snapshot list shows those that are there');
  }
  if (error.code === 'name_taken') {
    const hint = 'choose another name, or add --replace to throw the older one away';
    return new GuardError(error.code, `there is a snapshot ${name} already`, hint);
  }
  if (error.code === 'snapshot_unusable') {
    const hint = 'nothing was changed; use the scrip that saved it, or delete it with scrip sandbox snapshot delete';
    return new GuardError(error.code, error.message, hint);
  }
  return error;
}

const listCommand = command({
  name: 'list',
  summary: 'list the snapshots',
  examples: ['sandbox snapshot list'],
  run: (ctx, { command }) =>
    onSandbox(ctx, command, { changes: false }, async ({ screen, sandbox }) => {
      const { data } = await sandbox.control<{ data: readonly Snapshot[] }>('GET', PATH);
      const text = renderSnapshots(data, screen);
      screen.answer({ mode: 'sandbox', data }, () => text);
      if (data.length === 0) screen.note('no snapshots');
    }),
});

function renderSnapshots(snapshots: readonly Snapshot[], screen: Screen): string {
  if (snapshots.length === 0) return '';
  const columns = [
    { title: 'snapshot' },
    { title: 'saved' },
    { title: 'entries', align: 'right' as const },
    { title: 'bytes', align: 'right' as const, optional: true as const },
    { title: 'head', optional: true as const },
  ];
  const rows = snapshots.map(({ name, saved_at, entries, bytes, head, problem }) =>
    [name, saved_at, String(entries ?? ''), String(bytes), head ?? `unusable: ${problem ?? ''}`].map(visible),
  );
  return table(columns, rows, screen.paint, screen.width);
}

export const snapshotCommand = group({
  name: 'snapshot',
  summary: 'keep copies of the sandbox and come back to them',
  commands: [saveCommand, listCommand, restoreCommand, deleteCommand],
});
