-- What requests are compared by, each in its bare form: an index that is brought up to date before it is read.
CREATE TABLE likeness (
  number INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  unit TEXT NOT NULL,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL
) $strict;
CREATE INDEX likeness_unit ON likeness (platform, unit);
CREATE INDEX likeness_address ON likeness (address);
