-- CreateEnum
CREATE TYPE "auth_challenge_purpose" AS ENUM ('REGISTER_PASSKEY', 'USE_PASSKEY');

-- AlterTable
ALTER TABLE "email_tokens" ADD COLUMN "code_hash" TEXT,
ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "passkey_handles" (
    "user_id" UUID NOT NULL,
    "handle" TEXT NOT NULL,

    CONSTRAINT "passkey_handles_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "is_synced" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_challenges" (
    "hash" TEXT NOT NULL,
    "purpose" "auth_challenge_purpose" NOT NULL,
    "user_id" UUID,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_challenges_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sso_providers" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "sealed_secret" TEXT,
    "allowed_domains" TEXT[],
    "groups_claim" TEXT NOT NULL DEFAULT 'groups',
    "group_roles" JSONB NOT NULL DEFAULT '[]',
    "proves_two_factors" BOOLEAN NOT NULL DEFAULT false,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "notice" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sso_providers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sso_attempts" (
    "hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "link_user_id" UUID,
    "signed_in_id" UUID,
    "used_at" TIMESTAMPTZ(3),
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sso_attempts_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sso_grants" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "role" "workspace_role" NOT NULL,
    "former_role" "workspace_role",

    CONSTRAINT "sso_grants_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "phone_numbers" (
    "user_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_numbers_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "phone_checks" (
    "user_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_checks_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_handles_handle_key" ON "passkey_handles"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");

-- CreateIndex
CREATE INDEX "auth_challenges_user_id_idx" ON "auth_challenges"("user_id");

-- CreateIndex
CREATE INDEX "auth_challenges_expires_idx" ON "auth_challenges"("expires");

-- CreateIndex
CREATE UNIQUE INDEX "sso_providers_issuer_key" ON "sso_providers"("issuer");

-- CreateIndex
CREATE INDEX "sso_attempts_browser_hash_idx" ON "sso_attempts"("browser_hash");

-- CreateIndex
CREATE INDEX "sso_attempts_link_user_id_idx" ON "sso_attempts"("link_user_id");

-- CreateIndex
CREATE INDEX "sso_attempts_signed_in_id_idx" ON "sso_attempts"("signed_in_id");

-- CreateIndex
CREATE INDEX "sso_attempts_expires_idx" ON "sso_attempts"("expires");

-- CreateIndex
CREATE INDEX "sso_grants_user_id_idx" ON "sso_grants"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_numbers_number_key" ON "phone_numbers"("number");

-- CreateIndex
CREATE INDEX "phone_checks_expires_idx" ON "phone_checks"("expires");

-- AddForeignKey
ALTER TABLE "passkey_handles" ADD CONSTRAINT "passkey_handles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_challenges" ADD CONSTRAINT "auth_challenges_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_providers" ADD CONSTRAINT "sso_providers_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_attempts" ADD CONSTRAINT "sso_attempts_link_user_id_fkey" FOREIGN KEY ("link_user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_attempts" ADD CONSTRAINT "sso_attempts_signed_in_id_fkey" FOREIGN KEY ("signed_in_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_grants" ADD CONSTRAINT "sso_grants_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_grants" ADD CONSTRAINT "sso_grants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_checks" ADD CONSTRAINT "phone_checks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
