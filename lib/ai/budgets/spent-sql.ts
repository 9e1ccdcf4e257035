/** The setting of a workspace, as text: its days and months are those of this zone. */
const ZONE = `coalesce((SELECT s.value #>> '{}' FROM workspace_settings s
  WHERE s.workspace_id = b.workspace_id AND s.key = 'workspaceTimeZone'), 'UTC')`;

/** Which calls count: those that match what the budget names. */
const COUNTS = `c.workspace_id = b.workspace_id AND (b.user_id IS NULL OR c.user_id = b.user_id)
  AND (b.model_id IS NULL OR c.model_id = b.model_id)`;

/**
 * Of a budget `b`, at a moment: when its period began and ends, and what the ledger says was spent in it. What is
 * reserved counts as spent; a call counts in the period in which it was reserved. `at` is SQL of a timestamptz.
 */
export const spentOf = (at: string) => `LATERAL (SELECT ${ZONE} AS zone) z,
  LATERAL (SELECT date_trunc(lower(b.period::text), ${at} AT TIME ZONE z.zone) AS first) f,
  LATERAL (SELECT f.first AT TIME ZONE z.zone AS starts,
    (f.first + CASE b.period WHEN 'DAY' THEN interval '1 day' ELSE interval '1 month' END) AT TIME ZONE z.zone AS ends) p,
  LATERAL (SELECT coalesce(sum(CASE c.status WHEN 'RESERVED' THEN c.reserved_micros ELSE c.cost_micros END), 0)::bigint
      AS spent FROM ai_calls c WHERE ${COUNTS} AND c.created_at >= p.starts AND c.created_at < p.ends) spend`;
