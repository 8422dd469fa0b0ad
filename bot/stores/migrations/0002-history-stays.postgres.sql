-- What happened is never rewritten. Only who did it may become a pseudonym.
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''audit is append-only''; END';
CREATE TRIGGER audit_stays BEFORE UPDATE OF id, at, action, subject ON audit
FOR EACH ROW EXECUTE FUNCTION audit_stays();
