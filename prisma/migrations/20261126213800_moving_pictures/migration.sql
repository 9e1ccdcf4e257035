-- Pictures that move are shown as they were uploaded; their thumbnail is a still. A GIF counts as one until its thumbnail
-- is made again (administration), which reads the file; so does a WebP from before.
ALTER TABLE "files" ADD COLUMN "is_animated" BOOLEAN NOT NULL DEFAULT false;
UPDATE "files" SET "is_animated" = true WHERE "type" IN ('image/gif', 'image/apng');

-- Types are kept without parameters: sound in Ogg was "audio/ogg; codecs=opus", which no comparison of types knew.
UPDATE "files" SET "type" = split_part("type", ';', 1) WHERE "type" LIKE '%;%';
