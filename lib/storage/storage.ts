import { chooseOnce } from "@/lib/choose-once";
import { env } from "@/lib/env";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";
import type { Storage } from "./store";

/** S3 where S3_BUCKET is set, else the disk. */
export const storage = chooseOnce<Storage>(() =>
  env().S3_BUCKET ? s3Storage(env()) : diskStorage(env().FILES_DIR),
);
