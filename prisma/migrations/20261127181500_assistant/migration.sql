-- The author of the assistant's answers: no account, and in no workspace (lib/accounts/assistant.ts).
INSERT INTO users (id, name, email, image, deleted_at, created_at, updated_at)
VALUES ('00000000-0000-7000-8000-000000000001', 'Assistant', 'assistant@guildhall.invalid', '/assistant.svg', 'epoch', 'epoch', 'epoch');

CREATE TABLE "assistant_answers" (
    "id" UUID NOT NULL,
    "asker_id" UUID,
    "run_id" UUID,
    "finish" "ai_finish",
    "error" JSONB,
    "model_name" TEXT NOT NULL DEFAULT '',
    "sources" JSONB NOT NULL DEFAULT '[]',
    "has_more" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "assistant_answers_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "assistant_answers_run_id_key" ON "assistant_answers"("run_id");
CREATE INDEX "assistant_answers_asker_id_idx" ON "assistant_answers"("asker_id");

ALTER TABLE "assistant_answers" ADD CONSTRAINT "assistant_answers_id_fkey" FOREIGN KEY ("id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assistant_answers" ADD CONSTRAINT "assistant_answers_asker_id_fkey" FOREIGN KEY ("asker_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "assistant_answers" ADD CONSTRAINT "assistant_answers_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ai_runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;
