-- What a run made, and what it says of it: { channelId, fileId, notes }.
ALTER TABLE "job_runs" ADD COLUMN "result" JSONB;

ALTER TYPE "file_purpose" ADD VALUE 'CHANNEL_EXPORT';
ALTER TYPE "file_purpose" ADD VALUE 'IMPORT';
