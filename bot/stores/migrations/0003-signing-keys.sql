-- What the processes of one product sign with: made once, by whichever process is first.
CREATE TABLE signing_keys (
  name TEXT PRIMARY KEY,
  secret TEXT NOT NULL
) $strict;
