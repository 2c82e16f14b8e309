// One question to the system's keyring, asked on stdin and answered on stdout. A program of its own; see keyring.ts.
// A file of its own because it runs as a program beside the command line.
import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';

const SERVICE = 'scrip';

interface Entry {
  getPassword(): string | null;
  setPassword(secret: string): void;
  deletePassword(): boolean;
}

interface Library {
  readonly Entry: new (service: string, account: string, options: object) => Entry;
}

async function answer(): Promise<{ secret?: string | null; error?: string }> {
  const asked = JSON.parse(await text(stdin)) as { do: string; account: string; secret?: string };
  let library: Library;
  try {
    library = await import('@napi-rs/keyring');
  } catch {
    return { error: 'there is no keyring library for this system' };
  }
  try {
    // Without a Secret Service the library would fall back on one that forgets at the next start.
    const entry = new library.Entry(SERVICE, asked.account, { linux: { store: 'secret-service' } });
    if (asked.do === 'get') return { secret: entry.getPassword() };
    if (asked.do === 'set') entry.setPassword(asked.secret ?? '');
    else entry.deletePassword();
    return {};
  } catch {
    // The library's own words may hold what it was given.
    return { error: 'there is no keyring on this machine, or it is locked' };
  }
}

void answer().then((said) => stdout.write(JSON.stringify(said)));
