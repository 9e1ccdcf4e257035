import type { S3ServiceException } from "@aws-sdk/client-s3";

/** A missing object raises the same error as on disk. */
export function explain(error: S3ServiceException): never {
  if (error.name === "NoSuchKey" || error.name === "NoSuchUpload")
    throw Object.assign(new Error("no such object"), { code: "ENOENT" });
  throw error;
}
