/**
 * Parts of a statement that tell people something once: as long as a notice of that kind about that connection is open, it is not
 * told again. `source` gives `company_id, person_id, kind, connection_id, detail`. Sending comes later and may fail; the notice stands.
 */
export const telling = (source: string): string => `told AS (
      INSERT INTO notices (company_id, person_id, kind, subject, connection_id, detail)
      SELECT company_id, person_id, kind, 'connection:' || connection_id, connection_id, detail FROM (${source}) AS news
      ON CONFLICT (company_id, subject, kind) WHERE settled_at IS NULL DO NOTHING RETURNING company_id, id),
    posted AS (
      INSERT INTO notice_deliveries (company_id, notice_id, channel)
      SELECT company_id, id, channel FROM told CROSS JOIN unnest(ARRAY['mail', 'webhook']) AS channel)`;
