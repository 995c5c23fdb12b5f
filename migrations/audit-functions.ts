const asOwner = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp`;

/**
 * What a step says of one record: when (PostgreSQL's 8 bytes), which (16) and SHA-256 of the whole record as PostgreSQL sends it,
 * which needs a fifth of the work of any text and depends on no setting. 56 bytes.
 */
export const entryOf = (row: string): string =>
  `timestamptz_send(${row}.at) || uuid_send(${row}.id) || sha256(record_send(${row}))`;

/** Takes the next step: its hash covers the one before it. The head is locked, so a company's steps come one after the other. */
const append = `CREATE FUNCTION audit_append(company uuid, source text, kind text, entries bytea) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    WITH moved AS (
      UPDATE audit_heads h SET seq = h.seq + 1, at = greatest(h.at, clock_timestamp()),
        hash = sha256(h.hash || int8send(h.seq + 1) || convert_to(source || ' ' || kind || ' ', 'UTF8') || entries)
      WHERE h.company_id = company RETURNING h.seq, h.at, h.hash)
    INSERT INTO audit_steps SELECT company, moved.seq, moved.at, source, kind, entries, moved.hash FROM moved;
    IF NOT FOUND THEN RAISE EXCEPTION 'The audit chain of company % has no head', company; END IF;
  END $$`;

const begin = `CREATE FUNCTION audit_begin() RETURNS trigger ${asOwner} AS $$
  BEGIN
    INSERT INTO audit_heads (company_id, hash, first_hash) VALUES (NEW.id, sha256(uuid_send(NEW.id)), sha256(uuid_send(NEW.id)));
    RETURN NULL;
  END $$`;

/** Companies in order, so that two batches over the same ones cannot wait for each other. */
const touched = `CREATE FUNCTION audit_touched() RETURNS trigger ${asOwner} AS $$
  DECLARE part record;
  BEGIN
    FOR part IN SELECT company_id, string_agg(${entryOf('touched')}, ''::bytea ORDER BY at, id) AS entries
        FROM touched GROUP BY company_id ORDER BY company_id LOOP
      PERFORM audit_append(part.company_id, TG_TABLE_NAME, TG_ARGV[0], part.entries);
    END LOOP;
    RETURN NULL;
  END $$`;

const eventAdded = `CREATE FUNCTION audit_event_added() RETURNS trigger ${asOwner} AS $$
  BEGIN
    PERFORM audit_append(NEW.company_id, 'events', 'added', ${entryOf('NEW')});
    RETURN NULL;
  END $$`;

const refuse = `CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('app.audit_door', true) IS DISTINCT FROM 'open' THEN
      RAISE EXCEPTION '% is kept as it was written: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'TRUNCATE' THEN RETURN NULL; END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$`;

/** What the chain is made with. Nobody but a trigger calls them. */
export const auditFunctions: readonly string[] = [
  append,
  begin,
  touched,
  eventAdded,
  refuse,
  'REVOKE EXECUTE ON FUNCTION audit_append(uuid, text, text, bytea) FROM PUBLIC',
];
