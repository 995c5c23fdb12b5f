const opensDoor = `LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' SET app.audit_door = 'open'`;

/** Makes the months that are missing, of every table that is cut by month. */
const keepPartitions = `CREATE OR REPLACE FUNCTION keep_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public AS $$
  DECLARE parent text; month timestamptz; name text;
  BEGIN
    FOR parent IN SELECT relname FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace LOOP
      FOR month IN SELECT generate_series(date_trunc('month', now(), 'UTC'), now() + interval '3 months', interval '1 month') LOOP
        name := parent || '_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
        IF to_regclass(name) IS NULL THEN
          EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', name, parent, month,
            (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
        END IF;
      END LOOP;
    END LOOP;
  END $$`;

const youngest = `IF before > now() - interval '30 days' THEN
      RAISE EXCEPTION 'Records of the last 30 days cannot be forgotten' USING ERRCODE = 'insufficient_privilege';
    END IF;`;

/**
 * Forgets a company's records of one kind from before a time, the oldest first and at most `most`, and says so in the chain: what
 * its steps name from before then need no longer be there. Returns how many went.
 */
const forget = `CREATE FUNCTION audit_forget(company uuid, source text, before timestamptz, most integer) RETURNS integer ${opensDoor} AS $$
  DECLARE gone integer;
  BEGIN
    ${youngest}
    IF source NOT IN ('calls', 'events') THEN RAISE EXCEPTION 'There are no records called %', source; END IF;
    EXECUTE format('DELETE FROM %1$I AS r USING (SELECT at, id FROM %1$I WHERE company_id = $1 AND at < $2 ORDER BY at LIMIT $3) AS old
      WHERE r.company_id = $1 AND r.at = old.at AND r.id = old.id', source) USING company, before, most;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone > 0 THEN
      INSERT INTO events (company_id, action, subject, detail) VALUES (company, 'records.forgotten', 'company:' || company,
        jsonb_build_object('source', source, 'before', before, 'records', gone));
    END IF;
    RETURN gone;
  END $$`;

/** Takes what is personal out of the records of one person; the chain notes that it was taken out. Returns how many changed. */
const redact = `CREATE FUNCTION audit_redact(company uuid, person uuid) RETURNS integer ${opensDoor} AS $$
  DECLARE calls_changed integer; events_changed integer;
  BEGIN
    UPDATE calls SET account = NULL, target = NULL, agent = NULL WHERE company_id = company AND person_id = person
      AND (account IS NOT NULL OR target IS NOT NULL OR agent IS NOT NULL);
    GET DIAGNOSTICS calls_changed = ROW_COUNT;
    UPDATE events SET detail = '{}' WHERE company_id = company AND person_id = person AND detail <> '{}';
    GET DIAGNOSTICS events_changed = ROW_COUNT;
    INSERT INTO events (company_id, action, subject, detail) VALUES (company, 'records.redacted', 'person:' || person,
      jsonb_build_object('calls', calls_changed, 'events', events_changed));
    RETURN calls_changed + events_changed;
  END $$`;

/** Drops whole months of calls, events and steps; the chain of each company then begins with the last hash of what went. */
const dropMonths = `CREATE FUNCTION audit_drop_months(before timestamptz) RETURNS integer ${opensDoor} AS $$
  DECLARE part record; dropped integer := 0; edge timestamptz := date_trunc('month', before, 'UTC');
  BEGIN
    ${youngest}
    UPDATE audit_heads h SET first_seq = last.seq, first_hash = last.hash FROM (
      SELECT DISTINCT ON (company_id) company_id, seq, hash FROM audit_steps WHERE at < edge ORDER BY company_id, seq DESC) AS last
      WHERE last.company_id = h.company_id;
    FOR part IN SELECT child.relname AS name FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
        JOIN pg_class parent ON parent.oid = inhparent
        WHERE parent.relname IN ('calls', 'events', 'audit_steps') AND parent.relnamespace = 'public'::regnamespace
          AND child.relname < parent.relname || '_' || to_char(edge AT TIME ZONE 'UTC', 'YYYY_MM') LOOP
      EXECUTE format('DROP TABLE %I', part.name);
      dropped := dropped + 1;
    END LOOP;
    IF dropped > 0 THEN
      INSERT INTO events (company_id, action, subject, detail)
        SELECT company_id, 'records.forgotten', 'company:' || company_id, jsonb_build_object('before', edge) FROM audit_heads;
    END IF;
    RETURN dropped;
  END $$`;

const executorOnly = [
  'audit_forget(uuid, text, timestamptz, integer)',
  'audit_redact(uuid, uuid)',
  'audit_drop_months(timestamptz)',
];

/** The only ways in which a record may go or lose a value. */
export const retentionFunctions: readonly string[] = [
  keepPartitions,
  forget,
  redact,
  dropMonths,
  ...executorOnly.flatMap((one) => [
    `REVOKE EXECUTE ON FUNCTION ${one} FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION ${one} TO skillhub_executor`,
  ]),
];
