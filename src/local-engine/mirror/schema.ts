// The tables of a mirror: what was copied from live, and the outbox of what is to be sent there.
import type { FileKind } from '../store/open-database.js';

export const MIRROR_FILE: FileKind = {
  what: 'mirror',
  // "scrM"
  applicationId: 0x7363724d,
  migrations: [
    {
      id: 1,
      why: 'copies of live objects, and reversals that wait for it',
      up: `
        -- Whose copies these are. The mark tells the key again without telling the key.
        CREATE TABLE origin (
          only INTEGER PRIMARY KEY CHECK (only = 1),
          base_url TEXT NOT NULL,
          salt TEXT NOT NULL,
          key_mark TEXT NOT NULL
        ) STRICT;

        -- As the API sent them, with where from and when.
        CREATE TABLE documents (
          kind TEXT NOT NULL CHECK (kind IN ('redemption', 'reversal', 'participant', 'asset', 'reward')),
          id TEXT NOT NULL CHECK (id = lower(id)),
          -- What it is listed under: a redemption's participant, a reversal's redemption.
          belongs_to TEXT,
          body TEXT NOT NULL CHECK (json_valid(body)),
          source TEXT NOT NULL,
          pulled_at INTEGER NOT NULL CHECK (pulled_at > 0),
          PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX documents_by_owner ON documents (kind, belongs_to);

        CREATE TABLE items (
          n INTEGER PRIMARY KEY AUTOINCREMENT,
          redemption_id TEXT NOT NULL,
          request TEXT NOT NULL CHECK (json_valid(request)),
          fingerprint TEXT NOT NULL,
          idempotency_key TEXT NOT NULL UNIQUE,
          actor TEXT NOT NULL,
          mode TEXT NOT NULL CHECK (mode = 'offline'),
          queued_at INTEGER NOT NULL,
          -- What was left when it was queued, items before it counted: live must still have exactly this.
          expected TEXT NOT NULL CHECK (json_valid(expected)),
          -- What it gives back, as forecast: amounts are decimal text.
          amount TEXT NOT NULL,
          quantity INTEGER CHECK (quantity > 0),
          answer TEXT NOT NULL CHECK (json_valid(answer)),
          remaining_after TEXT NOT NULL CHECK (json_valid(remaining_after)),
          state TEXT NOT NULL
            CHECK (state IN ('queued', 'sent', 'unknown', 'conflict', 'applied', 'replayed', 'refused', 'discarded')),
          sent_at INTEGER,
          settled_at INTEGER,
          server TEXT CHECK (server IS NULL OR json_valid(server)),
          CHECK (state IN ('queued', 'discarded', 'conflict', 'refused') OR sent_at IS NOT NULL)
        ) STRICT;
        CREATE INDEX items_open ON items (redemption_id) WHERE state IN ('queued', 'sent', 'unknown');

        -- What became of the items, step by step. Nothing here is ever changed.
        CREATE TABLE events (
          seq INTEGER PRIMARY KEY AUTOINCREMENT,
          n INTEGER NOT NULL,
          at INTEGER NOT NULL,
          state TEXT NOT NULL,
          actor TEXT NOT NULL,
          detail TEXT
        ) STRICT;
        CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

        -- The last line of defence: what waits to be sent is not thrown away.
        CREATE TRIGGER items_wait BEFORE DELETE ON items
          WHEN old.state IN ('queued', 'sent', 'unknown', 'conflict')
          BEGIN SELECT RAISE(ABORT, 'an item of the outbox is not settled'); END;
        CREATE TRIGGER items_keep_what_was_asked BEFORE UPDATE OF redemption_id, request, idempotency_key, queued_at ON items
          BEGIN SELECT RAISE(ABORT, 'what was queued is never changed'); END;
      `,
    },
  ],
};
