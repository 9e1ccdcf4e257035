-- A request that began before an account was deleted must not bring it back. The row of the person is locked by the
-- deletion: what comes meanwhile waits for it, and is refused after it.
CREATE FUNCTION "refuse_deleted_user"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT u."deleted_at" IS NOT NULL FROM "users" u WHERE u."id" = NEW."user_id" FOR SHARE) THEN
    RAISE EXCEPTION 'the account % is deleted', NEW."user_id" USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "sessions_of_people" BEFORE INSERT ON "sessions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_deleted_user"();
CREATE TRIGGER "accounts_of_people" BEFORE INSERT ON "accounts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_deleted_user"();
CREATE TRIGGER "memberships_of_people" BEFORE INSERT ON "memberships"
  FOR EACH ROW EXECUTE FUNCTION "refuse_deleted_user"();
CREATE TRIGGER "email_tokens_of_people" BEFORE INSERT ON "email_tokens"
  FOR EACH ROW EXECUTE FUNCTION "refuse_deleted_user"();

-- Nothing of a person is written into the row that is left of them.
CREATE FUNCTION "keep_deleted_user"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NULL;
END $$;

CREATE TRIGGER "users_stay_deleted" BEFORE UPDATE ON "users"
  FOR EACH ROW WHEN (OLD."deleted_at" IS NOT NULL) EXECUTE FUNCTION "keep_deleted_user"();
