-- Those removed so far are known from the audit log. Whoever is a member now has been let in again.
CREATE TABLE "removals" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removals_pkey" PRIMARY KEY ("workspace_id", "user_id")
);

CREATE INDEX "removals_user_id_idx" ON "removals"("user_id");

ALTER TABLE "removals" ADD CONSTRAINT "removals_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "removals" ADD CONSTRAINT "removals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "removals" ("workspace_id", "user_id", "removed_at")
SELECT a."workspace_id", a."subject_id", max(a."created_at")
FROM "audit_entries" a JOIN "users" u ON u."id" = a."subject_id"
WHERE a."action" = 'member.remove'
  AND NOT EXISTS (SELECT FROM "memberships" m WHERE m."workspace_id" = a."workspace_id" AND m."user_id" = a."subject_id")
GROUP BY a."workspace_id", a."subject_id";
