-- AlterTable
ALTER TABLE "audit_entries" ALTER COLUMN "workspace_id" DROP NOT NULL;
