ALTER TABLE "memberships" ADD COLUMN "two_factor_from" TIMESTAMPTZ(3);

-- Who may open the workspace now: what decides access joins this instead of the table.
CREATE VIEW "open_memberships" AS
  SELECT "id", "workspace_id", "user_id", "role", "created_at" FROM "memberships"
  WHERE "two_factor_from" IS NULL OR "two_factor_from" > now();
