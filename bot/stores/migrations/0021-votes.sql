-- That somebody has said of an answer whether it helped: a keyed hash, which leads back to nobody without the key.
CREATE TABLE votes (
  vote TEXT PRIMARY KEY,
  at $time NOT NULL
) $strict;
CREATE INDEX votes_at ON votes (at);
