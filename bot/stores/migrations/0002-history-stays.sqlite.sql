-- What happened is never rewritten. Only who did it may become a pseudonym.
CREATE TRIGGER audit_stays BEFORE UPDATE OF id, at, action, subject ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
