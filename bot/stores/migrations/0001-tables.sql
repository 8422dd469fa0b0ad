-- $number, $time and $strict are the only words that differ between SQLite and PostgreSQL.

CREATE TABLE inbox (
  event_key TEXT PRIMARY KEY,
  received_at $time NOT NULL
) $strict;
CREATE INDEX inbox_received ON inbox (received_at);

-- due_at is when to look at the message next: while it is being sent, the end of the lease.
CREATE TABLE outbox (
  id $number,
  dedupe_key TEXT NOT NULL UNIQUE,
  surface TEXT NOT NULL,
  lane TEXT NOT NULL,
  recipient TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  subject TEXT NOT NULL,
  updates TEXT,
  must_arrive INTEGER NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at $time NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  uncertain INTEGER NOT NULL DEFAULT 0,
  owner TEXT,
  first_try_at $time,
  external_id TEXT,
  last_error TEXT,
  done_at $time
) $strict;
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_lane ON outbox (lane, id) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';
CREATE INDEX outbox_subject ON outbox (subject, id);
CREATE INDEX outbox_recipient ON outbox (recipient);
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE timers (
  id $number,
  dedupe_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  due_at $time NOT NULL
) $strict;
CREATE INDEX timers_due ON timers (due_at, id) WHERE state = 'waiting';
CREATE INDEX timers_subject ON timers (subject);

CREATE TABLE audit (
  id $number,
  at $time NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) $strict;
CREATE INDEX audit_subject ON audit (subject, id);
CREATE INDEX audit_at ON audit (at);

CREATE TABLE counts (
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (name, subject)
) $strict;

CREATE TABLE requests (
  number $number,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  requester TEXT NOT NULL,
  place TEXT NOT NULL,
  language TEXT NOT NULL,
  fields TEXT NOT NULL,
  created_at $time NOT NULL,
  updated_at $time NOT NULL,
  decided_by TEXT,
  decided_at $time,
  reason TEXT NOT NULL DEFAULT '',
  question TEXT NOT NULL DEFAULT ''
) $strict;
CREATE INDEX requests_state ON requests (state, number);
CREATE INDEX requests_requester ON requests (requester, number);

CREATE TABLE followers (
  number INTEGER NOT NULL,
  person TEXT NOT NULL,
  place TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (number, person)
) $strict;
CREATE INDEX followers_person ON followers (person);

CREATE TABLE questions (
  number $number,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  asker TEXT NOT NULL,
  place TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at $time NOT NULL,
  updated_at $time NOT NULL,
  taken_by TEXT,
  answer TEXT NOT NULL DEFAULT '',
  answered_at $time
) $strict;
CREATE INDEX questions_state ON questions (state, number);
CREATE INDEX questions_asker ON questions (asker, number);

CREATE TABLE channels (
  id $number,
  unit TEXT NOT NULL,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  opened_at $time,
  closed_at $time,
  languages TEXT NOT NULL,
  contact_role TEXT NOT NULL,
  request_number INTEGER,
  administrators TEXT NOT NULL,
  deputy TEXT NOT NULL
) $strict;

CREATE TABLE languages (
  person TEXT PRIMARY KEY,
  language TEXT NOT NULL
) $strict;

CREATE TABLE absences (
  approver TEXT PRIMARY KEY,
  begins $time NOT NULL,
  ends $time NOT NULL,
  deputy TEXT
) $strict;
