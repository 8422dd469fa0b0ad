-- Who asked to be forgotten, so that no backup brings them back: a keyed hash, which leads back to nobody without the key.
CREATE TABLE tombstones (
  hash TEXT PRIMARY KEY,
  at $time NOT NULL
) $strict;
CREATE INDEX tombstones_at ON tombstones (at);
