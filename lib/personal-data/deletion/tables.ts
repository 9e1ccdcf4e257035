/**
 * Every column that refers to a person, and what happens to its rows when their account is deleted: `delete` what is
 * the person's own, `keep` what others read, which then stands under "Deleted account". A test compares it with the
 * foreign keys of the database, and with its columns that are named as if they were one.
 */
export const PERSON_COLUMNS = {
  "accounts.user_id": "delete",
  "ai_budgets.user_id": "delete",
  // The ledger's sums stay; the name in it is cleared.
  "ai_calls.user_id": "keep",
  // Of messages that stay.
  "ai_chunks.author_ids": "keep",
  "ai_folders.owner_id": "delete",
  "ai_images.owner_id": "delete",
  "ai_prompts.owner_id": "delete",
  "ai_providers.created_by_id": "keep",
  "ai_runs.stop_requested_by_id": "keep",
  "ai_runs.user_id": "delete",
  "ai_sessions.owner_id": "delete",
  "ai_tool_requests.user_id": "delete",
  "ai_writings.user_id": "delete",
  "assistant_answers.asker_id": "keep",
  "audit_entries.actor_id": "keep",
  "audit_entries.subject_id": "keep",
  "auth_challenges.user_id": "delete",
  "blocks.blocked_id": "delete",
  "blocks.blocker_id": "delete",
  // Of the log of calls.
  "call_invites.user_id": "keep",
  "call_participants.user_id": "keep",
  "calls.started_by_id": "keep",
  "channel_members.user_id": "keep",
  "channel_preferences.user_id": "delete",
  "custom_emoji.created_by_id": "keep",
  "document_clients.user_id": "keep",
  "document_comments.created_by_id": "keep",
  "document_comments.resolved_by_id": "keep",
  "document_deletions.user_id": "keep",
  "document_edits.user_id": "delete",
  "document_updates.author_id": "keep",
  "document_visits.user_id": "delete",
  "drafts.user_id": "delete",
  "email_tokens.user_id": "delete",
  // Deleted once its processors have run.
  "event_outbox.actor_id": "keep",
  // Those that nothing of others shows are deleted with their bytes.
  "files.owner_id": "keep",
  "incoming_hooks.maker_id": "delete",
  "inbox_items.actor_id": "keep",
  "inbox_items.user_id": "delete",
  // Deleted with the last account.
  "instance_owner.first_user_id": "keep",
  "invites.created_by_id": "delete",
  "job_runs.started_by_id": "keep",
  // Left one by one: others learn of it.
  "memberships.user_id": "delete",
  "messages.author_id": "keep",
  "passkey_handles.user_id": "delete",
  "passkeys.user_id": "delete",
  "person_settings.user_id": "delete",
  "phone_checks.user_id": "delete",
  "phone_numbers.user_id": "delete",
  "pins.user_id": "keep",
  "pending_sign_ins.user_id": "delete",
  "poll_votes.user_id": "keep",
  "push_subscriptions.user_id": "delete",
  "reactions.user_id": "keep",
  "read_markers.user_id": "delete",
  "recovery_codes.user_id": "delete",
  "remembered_devices.user_id": "delete",
  "reminders.user_id": "delete",
  "removals.user_id": "delete",
  "reports.reporter_id": "keep",
  "reports.resolved_by_id": "keep",
  "reports.subject_id": "keep",
  "saved_items.user_id": "delete",
  "scheduled_messages.author_id": "delete",
  // Ended one by one: their sockets are closed.
  "sessions.user_id": "delete",
  "sign_in_alerts.user_id": "delete",
  "sso_attempts.link_user_id": "delete",
  "sso_attempts.signed_in_id": "delete",
  "sso_grants.user_id": "delete",
  "sso_providers.created_by_id": "keep",
  "superseded_calls.user_id": "delete",
  "task_activity.actor_id": "keep",
  "task_assignees.user_id": "delete",
  "task_reminders.user_id": "delete",
  "tasks.completed_by_id": "keep",
  "tasks.created_by_id": "keep",
  "thread_follows.user_id": "delete",
  "threads.recent_author_ids": "keep",
  "totp_secrets.user_id": "delete",
  // Its deliveries go with it.
  "webhook_deliveries.actor_id": "keep",
  "webhooks.maker_id": "delete",
  "workspace_preferences.user_id": "delete",
} as const satisfies Record<string, "delete" | "keep">;

const OWN_COLUMNS = Object.entries(PERSON_COLUMNS).flatMap(([reference, fate]) =>
  fate === "delete" ? [reference.split(".") as [table: string, column: string]] : [],
);

/** What others see in place of the name. */
export const DELETED_NAME = "Deleted account";

/** The statements that delete what is the person's own. */
export const DELETIONS = OWN_COLUMNS.map(
  ([table, column]) => `DELETE FROM ${table} WHERE ${column} = $1::uuid`,
);

/** Clears the name that the ledger has copied. */
export const CLEAR_LEDGER = `UPDATE ai_calls SET user_name = '${DELETED_NAME}' WHERE user_id = $1::uuid`;

const LATELY_DELETED = "SELECT id FROM users WHERE deleted_at > now() - interval '2 days'";

/**
 * The same for every account that was deleted in the last two days: what a request had under way then could write
 * after the deletion.
 */
export const LATE_DELETIONS = [
  ...OWN_COLUMNS.map(([table, column]) => `DELETE FROM ${table} WHERE ${column} IN (${LATELY_DELETED})`),
  `UPDATE ai_calls SET user_name = '${DELETED_NAME}'
   WHERE user_id IN (${LATELY_DELETED}) AND user_name <> '${DELETED_NAME}'`,
];
