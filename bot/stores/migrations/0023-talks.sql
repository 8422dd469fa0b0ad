-- What a conversation is about, for a day: ids, codes and counts, never a word that somebody wrote.
CREATE TABLE talks (
  person TEXT NOT NULL,
  place TEXT NOT NULL,
  topic TEXT NOT NULL,
  offered TEXT NOT NULL,
  review TEXT NOT NULL,
  language TEXT NOT NULL,
  at $time NOT NULL,
  PRIMARY KEY (person, place)
) $strict;
CREATE INDEX talks_at ON talks (at);
