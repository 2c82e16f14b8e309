// The topic `scrip help modes`: where a command runs, and what decides it.

export const MODES_HELP = `Modes: where a command runs

  sandbox  a copy of the API on this machine, in one database file. It is made
           and filled with demo data on first use. Nothing leaves the machine.
           This is the default.
  live     the Scrip API over HTTPS. Reversals are real.
  offline  copies of what live has, on this machine. A reversal is queued, not
           sent; scrip offline push sends it later.

What decides
  The first of these that says anything:
  1. the flag                  --mode live
  2. the environment variable  SCRIP_MODE=live
  3. the profile               --profile <name>, else SCRIP_PROFILE, else the
                               active profile
  4. the default               sandbox

  A key decides nothing: live is never chosen because SCRIP_API_KEY happens to
  be set, or because a key is stored. The same order holds for every other
  setting: flag, environment, profile, default.

How to tell
  A command that can change something says its mode on stderr before it does:
  sandbox (<file>), or live https://... . With --json the answer has "mode".

Live
  The key comes from --api-key-file <path>, SCRIP_API_KEY, or where the profile
  keeps it. No flag takes the key itself: other users of a machine can see
  arguments. SCRIP_BASE_URL names another server; it must be https, except on
  this machine. Redirects are never followed.
  A dry run in live mode is worked out from a read; only the sandbox can run a
  request and take it back.

Offline
  scrip offline pull copies redemptions while live can be reached. In offline
  mode a reversal is forecast on the copies by the ledger's own rules and put
  into an outbox, in one step. scrip offline status shows the outbox, push
  sends it: each item with the key it was queued under, and only when live
  still has what the forecast was made on. Every profile has its own copies.

The sandbox commands (scrip sandbox ...) never leave this machine, whatever the
environment says.

Environment variables: scrip help environment
`;
