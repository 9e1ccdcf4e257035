import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import {
  beginMultipartContract,
  completeMultipartContract,
  deleteUploadContract,
  getMultipartContract,
} from "@/lib/files/contract";
import { MAX_UPLOAD_BYTES } from "@/lib/files/limits";
import { incomingFolder } from "@/lib/storage/incoming";
import { s3Storage } from "@/lib/storage/s3";
import { storage } from "@/lib/storage/storage";
import { makeChannel, makeSignedIn, makeWorkspace } from "@/tests/factories";
import { refusal, send } from "@/tests/setup/request";
import { startS3 } from "@/tests/setup/s3-server";
import { callRoute, fetchFile, pngHeader, postUpload, refused, storedFiles, uploaded } from "./files-helpers";

let s3: Awaited<ReturnType<typeof startS3>>;
let ada: Awaited<ReturnType<typeof makeSignedIn>>;
let channelId: string;

beforeAll(async () => {
  s3 = await startS3();
  ada = await makeSignedIn();
  channelId = (await makeChannel(await makeWorkspace(ada))).id;
});
beforeEach(() => storage.replace(s3Storage(s3.settings)));
afterAll(async () => {
  storage.replace();
  await s3.stop();
});

const putPart = (fileId: string, number: number, body: Uint8Array<ArrayBuffer>) =>
  callRoute(ada, "PUT", "uploads/multipart/[fileId]/parts/[number]", {
    params: { fileId, number: String(number) },
    query: {},
    body,
  });

it("keeps, ranges and removes objects", async () => {
  const file = await uploaded(ada, channelId, "digits.txt", "0123456789");
  expect(s3.objects.size).toBe(1);
  expect(await storedFiles(await incomingFolder(env().FILES_DIR))).toEqual([]);
  expect(await (await fetchFile(ada, file.id)).text()).toBe("0123456789");
  expect(await (await fetchFile(ada, file.id, { range: "bytes=3-5" })).text()).toBe("345");
  const { storageKey } = await db().file.findUniqueOrThrow({ where: { id: file.id } });
  await storage().remove([storageKey, "no/such"]);
  expect(s3.objects.size).toBe(0);
  expect((await fetchFile(ada, file.id)).status).toBe(404);
});

it("takes a larger file in parts, and goes on where it broke off", async () => {
  const bytes = new Uint8Array(MAX_UPLOAD_BYTES + 1_000_000).fill(65);
  const body = { name: "log.txt", channelId, size: bytes.length };
  const begun = await send(ada, beginMultipartContract, { body });
  const { fileId, partSize, partCount } = begun;
  const part = (number: number) => bytes.slice((number - 1) * partSize, number * partSize);
  expect((await putPart(fileId, 1, part(1))).status).toBe(204);
  expect(await refused(await putPart(fileId, 2, part(2).slice(1)))).toMatchObject({ status: 422 });
  expect((await putPart(fileId, partCount + 1, part(1))).status).toBe(422);
  const params = { fileId };
  expect(await refusal(ada, completeMultipartContract, { params })).toMatchObject({ status: 409 });
  expect((await fetchFile(ada, fileId)).status).toBe(404);
  const { received } = await send(ada, getMultipartContract, { params });
  expect(received).toEqual([1]);
  for (let number = 2; number <= partCount; number++) await putPart(fileId, number, part(number));
  const file = await send(ada, completeMultipartContract, { params });
  expect(file).toMatchObject({ type: "text/plain", size: bytes.length });
  expect(await (await fetchFile(ada, fileId, { range: "bytes=-4" })).text()).toBe("AAAA");
});

it("refuses a picture too large to have its metadata taken out, and keeps nothing", async () => {
  const bytes = Buffer.alloc(MAX_UPLOAD_BYTES + 1);
  pngHeader(100, 100).copy(bytes);
  const body = { name: "scan.bin", channelId, size: bytes.length };
  const { fileId, partSize, partCount } = await send(ada, beginMultipartContract, { body });
  for (let number = 1; number <= partCount; number++) {
    const part = bytes.subarray((number - 1) * partSize, number * partSize);
    expect((await putPart(fileId, number, new Uint8Array(part))).status).toBe(204);
  }
  const error = await refusal(ada, completeMultipartContract, { params: { fileId } });
  expect(error).toMatchObject({ status: 413, code: "too_large" });
  expect(error.message).toContain("archive");
  expect(await db().file.findUnique({ where: { id: fileId } })).toBeNull();
});

describe("a film above what one request takes", () => {
  const secret = "Lovelace's garden";
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, body]);
  };
  /** A film with what a camera tells in it, over the border of its second and third part. */
  function filmOf(partSize: number, udta: Buffer) {
    const start = Buffer.concat([box("ftyp", Buffer.from("qt  \0\0\0\0qt  ")), box("wide", Buffer.alloc(0))]);
    const sound = box("mdat", Buffer.alloc(2 * partSize - start.length - 8 - 60, "sound and light "));
    const movie = box("moov", Buffer.concat([box("mvhd", Buffer.from("movie")), udta]));
    const rest = box("mdat", Buffer.alloc(MAX_UPLOAD_BYTES - 2 * partSize, "more"));
    return Buffer.concat([start, sound, movie, rest]);
  }

  it("loses where it was made, and nothing of it moves, even where the store goes away meanwhile", async () => {
    const udta = box("udta", box("\u00a9xyz", Buffer.from(secret.repeat(20))));
    const film = filmOf(16 * 1024 * 1024, udta);
    const body = { name: "film.mov", channelId, size: film.length };
    const { fileId, partSize, partCount } = await send(ada, beginMultipartContract, { body });
    const params = { fileId };
    const sendMissing = async () => {
      const { received } = await send(ada, getMultipartContract, { params });
      for (let number = 1; number <= partCount; number++) {
        const part = film.subarray((number - 1) * partSize, number * partSize);
        if (!received.includes(number)) await putPart(fileId, number, new Uint8Array(part));
      }
      return received;
    };
    await sendMissing();
    s3.trouble.copyOfPart = partCount;
    expect(await refusal(ada, completeMultipartContract, { params })).toMatchObject({ status: 503 });
    expect((await fetchFile(ada, fileId)).status).toBe(404);
    s3.trouble.copyOfPart = null;
    expect(await sendMissing()).toEqual([1, 2, 3]);
    const file = await send(ada, completeMultipartContract, { params });
    expect(file).toMatchObject({ type: "video/quicktime", size: film.length });

    const got = Buffer.from(await (await fetchFile(ada, fileId)).arrayBuffer());
    const at = film.indexOf("udta");
    film.write("free", at, "latin1");
    film.fill(0, at + 4, at + udta.length - 4);
    expect(got.equals(film)).toBe(true);
    expect(got.includes(secret)).toBe(false);
    expect(s3.uploads.size).toBe(0);
  });
});

it("is not found once the store has forgotten it, so that it begins anew", async () => {
  const body = { name: "film.mp4", channelId, size: 60_000_000 };
  const { fileId } = await send(ada, beginMultipartContract, { body });
  s3.uploads.clear();
  expect(await refusal(ada, getMultipartContract, { params: { fileId } })).toMatchObject({ status: 404 });
  await send(ada, deleteUploadContract, { params: { fileId } });
});

it("forgets the parts of an upload that is taken back", async () => {
  const body = { name: "film.mp4", channelId, size: 60_000_000 };
  const { fileId } = await send(ada, beginMultipartContract, { body });
  expect(s3.uploads.size).toBe(1);
  await send(ada, deleteUploadContract, { params: { fileId } });
  expect(s3.uploads.size).toBe(0);
});

it("answers unavailable where the store is down, and stores nothing", async () => {
  const file = await uploaded(ada, channelId, "a.txt", "text");
  const large = { name: "film.mp4", channelId, size: 60_000_000 };
  const { fileId, partSize } = await send(ada, beginMultipartContract, { body: large });
  storage.replace(s3Storage({ ...s3.settings, S3_ENDPOINT: "http://127.0.0.1:9" }));
  const before = await db().file.count();
  const part = await putPart(fileId, 1, new Uint8Array(partSize));
  expect(await refused(part)).toMatchObject({ status: 503, code: "unavailable" });
  expect(await refusal(ada, beginMultipartContract, { body: large })).toMatchObject({ status: 503 });
  const away = await postUpload(ada, { query: { channelId, name: "b.txt" }, body: "text" });
  expect(await refused(away)).toMatchObject({ status: 503, code: "unavailable" });
  expect(await db().file.count()).toBe(before);
  expect(await storedFiles(await incomingFolder(env().FILES_DIR))).toEqual([]);
  expect((await fetchFile(ada, file.id)).status).toBe(503);
});

it("names what is missing where there is no S3", async () => {
  storage.replace();
  const body = { name: "film.mp4", channelId, size: 60_000_000 };
  const error = await refusal(ada, beginMultipartContract, { body });
  expect(error).toMatchObject({ status: 413 });
  expect(error.message).toContain("S3_BUCKET");
});
