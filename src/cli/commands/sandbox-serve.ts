// `scrip sandbox serve`: the sandbox as an HTTP server, until it is told to stop.
import { Option, type Command } from 'commander';
import { resolveSandboxSettings, type GlobalFlags } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { openScreen } from '../ui/screen.js';
import { visible } from '../ui/visible.js';
import { describedCommand } from './help-text.js';
import { notEmpty, portNumber } from './values.js';

interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly db?: string;
  readonly apiKey: string;
  readonly rateLimit: boolean;
  readonly empty?: boolean;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/;

export function serveCommand(ctx: CliContext): Command {
  return (
    describedCommand('serve', {
      summary: 'serve the sandbox over HTTP until it is stopped',
      examples: ['sandbox serve', 'sandbox serve --port 0 --db ./test.db --empty --no-rate-limit --json'],
    })
      .addOption(new Option('--port <n>', 'port; 0 picks a free one').default(4010).argParser(portNumber))
      .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1').argParser(notEmpty))
      .option('--db <file>', "the database (default: the sandbox's own)", notEmpty)
      // The only key that may be typed: it protects toys. A live key is never read here.
      .addOption(
        new Option('--api-key <key>', 'the key that requests must carry').default('sk_sandbox').argParser(notEmpty),
      )
      .option('--no-rate-limit', 'leave out the documented limit of 10 requests a second')
      .option('--empty', 'a new database gets no demo data')
      .action(async (flags: ServeFlags, command: Command) => {
        const settings = resolveSandboxSettings(command.optsWithGlobals<GlobalFlags>(), ctx.env);
        const screen = await openScreen(ctx.io, settings, ctx.env);
        if (!LOOPBACK.test(flags.host)) {
          screen.warn(
            `${visible(flags.host)} can be reached from other machines; whoever has the key can use this sandbox`,
          );
        }
        const { host, port, apiKey, rateLimit, db } = flags;
        const seed = flags.empty === true ? 'empty' : 'demo';
        const where = db === undefined ? {} : { path: db };
        const served = await ctx.serveSandbox({ host, port, apiKey, rateLimit, seed, ...where }, screen.trace);
        try {
          screen.note(`mode: ${visible(served.label)}`);
          if (served.notice !== undefined) screen.note(visible(served.notice));
          const ready = { url: served.url, api_key: apiKey, db: served.path, console_url: served.consoleUrl };
          screen.answer(ready, () => `listening on ${served.url}\n`);
          screen.note(`to look at it in a browser (this link works once): ${served.consoleUrl}`);
          await aborted(ctx.interrupted);
        } finally {
          await served.close();
        }
        screen.note('stopped');
      })
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
