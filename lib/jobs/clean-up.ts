import { pool } from "@/lib/db";

/**
 * What is deleted when, as conditions. An ended session keeps nothing open: the realtime node looks for those that
 * ran out by itself.
 */
const EXPIRED = {
  sessions: "expires < now()",
  refresh_tokens: "expires < now()",
  email_tokens: "expires < now()",
  pending_sign_ins: "expires < now()",
  remembered_devices: "expires < now()",
  sign_in_alerts: "expires < now()",
  auth_challenges: "expires < now()",
  // Used ones lead the person on who presses Back for a while.
  sso_attempts: "expires < now() - interval '1 day'",
  phone_checks: "expires < now()",
  verification_tokens: "expires < now()",
  // An expired invite stays for a while, so that its link is shown as expired.
  invites: "expires < now() - interval '30 days' OR revoked_at < now() - interval '30 days'",
  // Its card says by itself that it was not decided in time.
  ai_tool_requests: "expires_at < now() - interval '30 days'",
  // Read within milliseconds.
  large_events: "created_at < now() - interval '10 minutes'",
  // Delivered, or too old to be of use: who connects again reads everything.
  pusher_events: "created_at < now() - interval '10 minutes'",
  pusher_rooms: `room LIKE 'session:%' AND NOT EXISTS (SELECT FROM sessions WHERE room = 'session:' || id)
    OR room LIKE 'channel:%' AND NOT EXISTS (SELECT FROM channels WHERE room = 'channel:' || id)`,
  superseded_calls: "created_at < now() - interval '10 minutes'",
  // Written in the moment in which their document was deleted.
  document_updates: "NOT EXISTS (SELECT FROM documents WHERE documents.id = document_id)",
  // One a day stays; so do those with a name.
  document_versions: `name IS NULL AND until_at < now() - interval '30 days' AND EXISTS (
    SELECT FROM document_versions later WHERE later.document_id = document_versions.document_id
      AND later.until_at > document_versions.until_at AND later.until_at::date = document_versions.until_at::date)`,
  // Parked, and nobody had it tried again.
  event_outbox: "due_at IS NULL AND created_at < now() - interval '30 days'",
  job_runs: "finished_at < now() - interval '30 days'",
  rate_limits: "reset_at < now()",
  // Until then they can be restored.
  tasks: "deleted_at < now() - interval '1 day'",
  object_references: "source_type = 'task' AND NOT EXISTS (SELECT FROM tasks WHERE tasks.id = source_id)",
  // Texts that were given to a model, and what it made of them: used or refused, they go at once.
  ai_writings: "created_at < now() - interval '1 day'",
  // For so long its log shows what was sent to a webhook.
  webhook_deliveries: "due_at IS NULL AND occurred_at < now() - interval '14 days'",
  local_mails: "created_at < now() - interval '7 days'",
};

/** Deletes rows that nobody will ask for again. */
export async function cleanUpRows(): Promise<void> {
  for (const [table, condition] of Object.entries(EXPIRED))
    await pool().query(`DELETE FROM ${table} WHERE ${condition}`);
  // No event: screens drop an expired status by themselves.
  await pool().query(`UPDATE person_settings SET status_emoji = '', status_text = '', status_expires = NULL
                      WHERE status_expires < now()`);
}
