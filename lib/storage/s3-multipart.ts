import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  type Part,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { explain } from "./s3-error";
import type { Multipart } from "./store";

/** Uploads in parts. The store itself remembers which have arrived, so that an upload can go on after anything. */
export function s3Multipart(client: S3Client, Bucket: string): Multipart {
  async function list(Key: string, UploadId: string): Promise<Part[]> {
    const parts: Part[] = [];
    let PartNumberMarker: string | undefined;
    do {
      const page = await client
        .send(new ListPartsCommand({ Bucket, Key, UploadId, PartNumberMarker }))
        .catch(explain);
      parts.push(...(page.Parts ?? []));
      PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
    } while (PartNumberMarker);
    return parts;
  }

  return {
    async begin(Key) {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
      if (!UploadId) throw new Error("the store gave no upload id");
      return UploadId;
    },
    async putPart(Key, UploadId, PartNumber, from) {
      const isFile = typeof from === "string";
      const ContentLength = isFile ? (await stat(from)).size : from.length;
      const Body = isFile ? createReadStream(from) : from;
      await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ContentLength }));
    },
    async copyPart(Key, UploadId, PartNumber, { start, end }) {
      const CopySource = `${Bucket}/${Key}`;
      const CopySourceRange = `bytes=${start}-${end}`;
      await client.send(
        new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, CopySource, CopySourceRange }),
      );
    },
    async listParts(key, id) {
      return (await list(key, id)).map(({ PartNumber = 0, Size = 0 }) => ({
        number: PartNumber,
        size: Size,
      }));
    },
    async complete(Key, UploadId) {
      const Parts = (await list(Key, UploadId)).map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
      await client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
      );
    },
    async abort(Key, UploadId) {
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    },
  };
}
