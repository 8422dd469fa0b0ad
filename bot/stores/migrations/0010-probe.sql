-- One row, written again and again: whether the database takes what is written.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY,
  at $time NOT NULL
) $strict;
