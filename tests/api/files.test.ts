import { open, utimes } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { cleanUpFiles } from "@/lib/files/clean-up";
import { deleteUploadContract, updateFileContract } from "@/lib/files/contract";
import { MAX_UPLOAD_BYTES } from "@/lib/files/limits";
import { makeThumbnail } from "@/lib/files/thumbnail/service";
import { createMessageContract, deleteMessageContract } from "@/lib/messages/contract";
import { diskStorage } from "@/lib/storage/disk";
import { incomingFolder } from "@/lib/storage/incoming";
import { storage } from "@/lib/storage/storage";
import { makeSignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import {
  fetchFile,
  makePhoto,
  pngHeader,
  postUpload,
  refused,
  sendWith,
  storedFiles,
  uploaded,
} from "./files-helpers";

beforeAll(makePair);

afterEach(() => storage.replace());

/** All that there is of files: on the disk and in the database. */
const everything = async () => [await storedFiles(env().FILES_DIR), await db().file.count()];
async function uploadAndLeave() {
  const leaving = new AbortController();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(1000));
    },
    pull(controller) {
      leaving.abort();
      controller.close();
    },
  });
  return postUpload(ada, { query: { channelId, name: "a" }, body, signal: leaving.signal });
}
const upload = (name: string, body: BodyInit | null, more = {}) =>
  postUpload(ada, { query: { channelId, name, ...more }, body });

describe("uploading", () => {
  it("detects a picture by its content, turns it upright and makes a thumbnail without metadata", async () => {
    const file = await uploaded(ada, channelId, "notes.txt", await makePhoto());
    expect(file).toMatchObject({ type: "image/jpeg", width: 900, height: 1600, hasThumbnail: false });
    await makeThumbnail(file.id);
    const message = await sendWith(ada, channelId, [file.id]);
    expect(message).toMatchObject({ kind: "IMAGE", files: [{ id: file.id, hasThumbnail: true }] });
    const response = await fetchFile(ben, file.id, {}, "/thumbnail");
    expect(response.headers.get("content-type")).toBe("image/webp");
    const small = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect(small).toMatchObject({ width: 405, height: 720 });
    expect(small.exif).toBeUndefined();
    expect(small.orientation).toBeUndefined();
  });

  it("refuses what is empty, too large, for nowhere, or from nobody, and keeps nothing", async () => {
    const before = await everything();
    expect(await refused(await upload("a.txt", ""))).toMatchObject({
      status: 422,
      message: "The file is empty.",
    });
    const declared = {
      query: { channelId, name: "a" },
      body: "x",
      headers: { "content-length": String(MAX_UPLOAD_BYTES + 1) },
    };
    expect(await refused(await postUpload(ada, declared))).toMatchObject({ status: 413 });
    expect((await postUpload(null, { query: { channelId, name: "a" }, body: "x" })).status).toBe(401);
    expect(
      (await postUpload(await makeSignedIn(), { query: { channelId, name: "a" }, body: "x" })).status,
    ).toBe(404);
    expect((await postUpload(ada, { query: { name: "a" }, body: "x" })).status).toBe(422);
    expect((await postUpload(ada, { query: { channelId, name: "a", evil: "1" }, body: "x" })).status).toBe(
      422,
    );
    expect(await everything()).toEqual(before);
  });

  it("counts what comes, whatever was declared, and keeps nothing of it", async () => {
    const before = await everything();
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1 << 20;
        controller.enqueue(new Uint8Array(1 << 20));
      },
    });
    expect(await refused(await upload("a.bin", endless))).toMatchObject({ status: 413, code: "too_large" });
    expect(sent).toBeLessThan(MAX_UPLOAD_BYTES + (4 << 20));
    expect(await everything()).toEqual(before);
  });

  it("keeps nothing of an upload that is cut half-way", async () => {
    const before = await everything();
    let parts = 0;
    const breaking = new ReadableStream({
      pull(controller) {
        if (parts++ < 3) controller.enqueue(new Uint8Array(1000));
        else controller.error(new Error("connection reset"));
      },
    });
    expect(await refused(await upload("a.bin", breaking))).toMatchObject({ status: 422 });
    const short = { query: { channelId, name: "a" }, body: "half", headers: { "content-length": "8" } };
    expect(await refused(await postUpload(ada, short))).toMatchObject({ status: 422 });
    // All of it came, and then the browser went.
    const gone = await uploadAndLeave();
    expect(await refused(gone)).toMatchObject({ status: 422 });
    expect(await everything()).toEqual(before);
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Windows\\evil.exe", "evil.exe"],
    ["in\u0000vo\u202Egpj.exe\n", "invogpj.exe"],
    ["..", "file"],
    [`${"long ".repeat(100)}.pdf`, /^long .{190,}\.pdf$/],
  ])("cleans the name %j", async (given, kept) => {
    const file = await uploaded(ada, channelId, given, "text");
    expect(file.name).toMatch(kept instanceof RegExp ? kept : new RegExp(`^${kept}$`));
    expect(file.name.length).toBeLessThanOrEqual(200);
  });

  it("refuses a picture of 30,000 × 30,000 by its header, and keeps nothing", async () => {
    const before = await everything();
    const error = await refused(await upload("bomb.png", new Uint8Array(pngHeader(30_000, 30_000))));
    expect(error).toMatchObject({ status: 422, code: "invalid_input" });
    expect(error.message).toContain("30000 × 30000");
    expect(await everything()).toEqual(before);
  });

  it("takes an archive that unpacks to 200 MB as the small file it is", async () => {
    const bomb = gzipSync(Buffer.alloc(200 << 20));
    const file = await uploaded(ada, channelId, "bomb.png", new Uint8Array(bomb));
    expect(file).toMatchObject({ type: "application/gzip", size: bomb.length, width: null });
  });

  it("refuses with the reason when the disk is full, and stores nothing", async () => {
    const full = async () => {
      const device = await open("/dev/full", "w");
      await device.write("x").finally(() => device.close());
    };
    storage.replace({ ...diskStorage(env().FILES_DIR), adopt: full });
    const before = await everything();
    const error = await refused(await upload("a.txt", "text"));
    expect(error).toMatchObject({ status: 503, code: "unavailable" });
    expect(error.message).toContain("no room left");
    expect(await everything()).toEqual(before);
  });

  it("knows which pictures move, whose thumbnail is still (case 33)", async () => {
    const frames = (delay: number) =>
      ({ create: { width: 8, height: 8, channels: 4, background: { r: delay, g: 0, b: 0 } } }) as const;
    const pages = await Promise.all([1, 200].map((red) => sharp(frames(red)).png().toBuffer()));
    const moving = (format: "gif" | "webp") =>
      sharp(pages, { join: { animated: true } })
        .toFormat(format)
        .toBuffer();
    const files = [
      await uploaded(ada, channelId, "a.gif", new Uint8Array(await moving("gif"))),
      await uploaded(ada, channelId, "a.webp", new Uint8Array(await moving("webp"))),
      await uploaded(ada, channelId, "still.gif", new Uint8Array(await sharp(pages[0]).gif().toBuffer())),
    ];
    expect(files.map(({ isAnimated }) => isAnimated)).toEqual([true, true, false]);
    const { files: sent } = await sendWith(
      ada,
      channelId,
      files.map(({ id }) => id),
    );
    expect(sent.map(({ isAnimated }) => isAnimated)).toEqual([true, true, false]);
    // Files from before they were told apart are read when their thumbnail is made.
    await db().file.update({ where: { id: files[1]!.id }, data: { isAnimated: false } });
    await makeThumbnail(files[1]!.id);
    expect(await db().file.findUnique({ where: { id: files[1]!.id } })).toMatchObject({ isAnimated: true });
    const small = await fetchFile(ben, files[1]!.id, {}, "/thumbnail");
    const { pages: shown } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect(shown ?? 1).toBe(1);
  });

  it("plays sound from phones, whose type comes with a parameter (case 34)", async () => {
    // The first page of an Ogg stream with an Opus header.
    const head = Buffer.concat([
      Buffer.from("OggS"),
      Buffer.alloc(22),
      Buffer.from([1, 19]),
      Buffer.from("OpusHead"),
      Buffer.alloc(40),
    ]);
    const file = await uploaded(ada, channelId, "voice from phone.opus", new Uint8Array(head));
    expect(file.type).toBe("audio/ogg");
    await sendWith(ada, channelId, [file.id]);
    const response = await fetchFile(ben, file.id);
    expect(response.headers.get("content-type")).toBe("audio/ogg");
    expect(response.headers.get("content-disposition")).toMatch(/^inline/);
  });

  it("takes a voice note only if it sounds", async () => {
    const voice = { durationMs: "1500", waveform: "00ff7f" };
    expect(await refused(await upload("voice.webm", "no sound", voice))).toMatchObject({ status: 422 });
    const wave = Buffer.from("UklGRiQAAABXQVZFZm10IBAAAAABAAEAESsAABErAAABAAgAZGF0YQAAAAA=", "base64");
    const response = await upload("voice.wav", new Uint8Array(wave), voice);
    const file = await response.json();
    expect(file).toMatchObject({ durationMs: 1500, waveform: [0, 255, 127] });
    expect(await sendWith(ada, channelId, [file.id])).toMatchObject({ kind: "VOICE" });
  });
});

describe("what becomes of them", () => {
  it("goes into one message of its owner, in its channel", async () => {
    const body = (fileIds: string[]) => ({ nonce: crypto.randomUUID(), fileIds });
    const file = await uploaded(ada, channelId, "a.txt", "text");
    const params = { channelId };
    expect(await refusal(ben, createMessageContract, { params, body: body([file.id]) })).toMatchObject({
      status: 422,
    });
    await sendWith(ada, channelId, [file.id]);
    expect(await refusal(ada, createMessageContract, { params, body: body([file.id]) })).toMatchObject({
      status: 422,
    });
    const before = await db().channel.findUniqueOrThrow({ where: { id: channelId } });
    expect(
      await refusal(ada, createMessageContract, { params, body: body([crypto.randomUUID()]) }),
    ).toMatchObject({
      status: 422,
    });
    const after = await db().channel.findUniqueOrThrow({ where: { id: channelId } });
    expect(after.lastSeq).toBe(before.lastSeq);
  });

  it("is described by its owner only", async () => {
    const file = await uploaded(ada, channelId, "a.jpg", await makePhoto());
    await sendWith(ada, channelId, [file.id]);
    const params = { fileId: file.id };
    const alt = "A teal rectangle";
    expect(await send(ada, updateFileContract, { params, body: { alt } })).toMatchObject({ alt });
    expect(await refusal(ben, updateFileContract, { params, body: { alt } })).toMatchObject({ status: 403 });
  });

  it("is deleted with the message", async () => {
    const file = await uploaded(ada, channelId, "a.txt", "text");
    const message = await sendWith(ada, channelId, [file.id]);
    expect(await refusal(ada, deleteUploadContract, { params: { fileId: file.id } })).toMatchObject({
      status: 409,
    });
    const tombstone = await send(ada, deleteMessageContract, { params: { messageId: message.id } });
    expect(tombstone.files).toEqual([]);
    expect(await db().file.findUnique({ where: { id: file.id } })).toBeNull();
    const jobs = await db().$queryRaw<{ data: { keys: string[] } }[]>`
      SELECT data FROM pgboss.job WHERE name = 'file.delete'`;
    expect(jobs.flatMap(({ data }) => data.keys).some((key) => key.includes(file.id))).toBe(true);
  });

  it("is cleaned up after a day when nobody used it", async () => {
    const [used, unused, fresh] = await Promise.all(
      ["used", "unused", "fresh"].map((name) => uploaded(ada, channelId, name, "text")),
    );
    await sendWith(ada, channelId, [used!.id]);
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
    await db().file.updateMany({
      where: { id: { in: [used!.id, unused!.id] } },
      data: { createdAt: yesterday },
    });
    const left = `${await incomingFolder(env().FILES_DIR)}/left-behind`;
    await (await open(left, "w")).close();
    await utimes(left, yesterday, yesterday);
    await cleanUpFiles();
    const ids = [used!.id, unused!.id, fresh!.id];
    const rows = await db().file.findMany({ where: { id: { in: ids } }, select: { id: true } });
    expect(rows.map(({ id }) => id).sort()).toEqual([used!.id, fresh!.id].sort());
    expect(await storedFiles(env().FILES_DIR)).not.toContain(left);
  });
});
