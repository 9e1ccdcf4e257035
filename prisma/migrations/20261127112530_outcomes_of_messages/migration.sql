-- What came of a message: the tasks and documents that people made of it.
ALTER TABLE "messages" ADD COLUMN "outcomes" JSONB;
