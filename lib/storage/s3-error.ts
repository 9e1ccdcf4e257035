import type { S3ServiceException } from "@aws-sdk/client-s3";

/** What isn't there is told as the disk tells it. */
export function explain(error: S3ServiceException): never {
  if (error.name === "NoSuchKey" || error.name === "NoSuchUpload")
    throw Object.assign(new Error("no such object"), { code: "ENOENT" });
  throw error;
}
