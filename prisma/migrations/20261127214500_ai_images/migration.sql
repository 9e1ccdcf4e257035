-- AlterEnum
ALTER TYPE "ai_provider_kind" ADD VALUE 'AUTOMATIC1111' BEFORE 'DEMO';
ALTER TYPE "ai_provider_kind" ADD VALUE 'STABILITY' BEFORE 'DEMO';

-- AlterEnum
ALTER TYPE "file_purpose" ADD VALUE 'AI_IMAGE';

-- AlterTable
ALTER TABLE "ai_models" ADD COLUMN "picture_price" BIGINT;

-- AlterTable
ALTER TABLE "ai_calls" ADD COLUMN "pictures" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ai_images" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "run_id" UUID,
    "model_id" UUID,
    "model_name" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "quality" TEXT,
    "style" TEXT,
    "count" INTEGER NOT NULL,
    "is_variation" BOOLEAN NOT NULL DEFAULT false,
    "source_file_id" UUID,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "preview" JSONB,
    "finish" "ai_finish",
    "error" JSONB,
    "nonce" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_images_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_image_files" (
    "image_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "ai_image_files_pkey" PRIMARY KEY ("image_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "ai_images_run_id_key" ON "ai_images"("run_id");

-- CreateIndex
CREATE INDEX "ai_images_owner_id_workspace_id_id_idx" ON "ai_images"("owner_id", "workspace_id", "id");

-- CreateIndex
CREATE INDEX "ai_images_workspace_id_idx" ON "ai_images"("workspace_id");

-- CreateIndex
CREATE INDEX "ai_images_model_id_idx" ON "ai_images"("model_id");

-- CreateIndex
CREATE INDEX "ai_images_source_file_id_idx" ON "ai_images"("source_file_id");

-- CreateIndex
CREATE UNIQUE INDEX "ai_images_owner_id_nonce_key" ON "ai_images"("owner_id", "nonce");

-- CreateIndex
CREATE UNIQUE INDEX "ai_image_files_file_id_key" ON "ai_image_files"("file_id");

-- AddForeignKey
ALTER TABLE "ai_images" ADD CONSTRAINT "ai_images_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_images" ADD CONSTRAINT "ai_images_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_images" ADD CONSTRAINT "ai_images_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ai_runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_images" ADD CONSTRAINT "ai_images_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "ai_models"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_images" ADD CONSTRAINT "ai_images_source_file_id_fkey" FOREIGN KEY ("source_file_id") REFERENCES "files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_image_files" ADD CONSTRAINT "ai_image_files_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "ai_images"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_image_files" ADD CONSTRAINT "ai_image_files_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;
