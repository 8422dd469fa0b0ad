-- Where a chat product reaches a person or a place, in that surface's own words.
CREATE TABLE addresses (
  id TEXT PRIMARY KEY,
  person TEXT,
  address TEXT NOT NULL,
  met_on $time NOT NULL
) $strict;
CREATE INDEX addresses_person ON addresses (person);
