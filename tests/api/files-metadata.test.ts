import { Buffer } from "node:buffer";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { createMessageContract } from "@/lib/messages/contract";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { fetchFile, postUpload, refused, storedFiles, uploaded } from "./files-helpers";

beforeAll(makePair);

/** Stands in every place where cameras write. */
const SECRET = "Lovelace's garden";
const GPS = { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 2/1", GPSAreaInformation: SECRET };
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${SECRET} --></x:xmpmeta>`;

/** A picture that isn't the same turned, with all that a camera adds. */
async function photo(encode: (picture: Sharp) => Sharp): Promise<Buffer> {
  const raw = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, index) => (index * 7) % 251));
  const picture = sharp(raw, { raw: { width: 64, height: 48, channels: 3 } })
    .withExif({ IFD0: { Artist: SECRET }, IFD3: GPS })
    .withMetadata({ orientation: 6 })
    .withIccProfile("p3")
    .withXmp(XMP);
  return encode(picture).toBuffer();
}

/** Sends a file as Ada; what Ben then gets of it. */
async function throughMessage(name: string, bytes: Buffer) {
  const file = await uploaded(ada, channelId, name, new Uint8Array(bytes));
  const body = { nonce: crypto.randomUUID(), fileIds: [file.id] };
  const message = await send(ada, createMessageContract, { params: { channelId }, body });
  const response = await fetchFile(ben, file.id);
  const got = Buffer.from(await response.arrayBuffer());
  expect(file.size).toBe(got.length);
  return { file, message, got };
}

const pixels = (bytes: Buffer) => sharp(bytes, { pages: -1 }).raw().toBuffer();

describe("a photo loses what its camera wrote", () => {
  it.each([
    ["jpg", "image/jpeg", (picture: Sharp) => picture.jpeg()],
    ["jpg", "image/jpeg", (picture: Sharp) => picture.jpeg({ progressive: true, quality: 100 })],
    ["png", "image/png", (picture: Sharp) => picture.png()],
    ["webp", "image/webp", (picture: Sharp) => picture.webp()],
    ["avif", "image/avif", (picture: Sharp) => picture.avif({ effort: 0 })],
  ])("%s (%s): not a pixel, nor its turn, nor its colours", async (extension, type, encode) => {
    const original = await photo(encode);
    expect(original.includes(SECRET)).toBe(true);
    const { file, got } = await throughMessage(`photo.${extension}`, original);
    expect(file).toMatchObject({ type });
    expect(got.includes(SECRET)).toBe(false);
    const [before, after] = await Promise.all([sharp(original).metadata(), sharp(got).metadata()]);
    // Of an AVIF, EXIF doesn't tell.
    expect(after.autoOrient).toEqual(extension === "avif" ? before.autoOrient : { width: 48, height: 64 });
    expect(after.orientation ?? 1).toBe(before.orientation ?? 1);
    expect(after.icc).toBeDefined();
    expect(after.icc).toEqual(before.icc);
    expect(await pixels(got)).toEqual(await pixels(original));
  });

  it("and what follows its end, where phones put films and previews", async () => {
    const original = Buffer.concat([await photo((picture) => picture.jpeg()), Buffer.from(SECRET)]);
    const { got } = await throughMessage("photo.jpg", original);
    expect(got.includes(SECRET)).toBe(false);
    expect(got.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  it("even where it breaks off", async () => {
    const original = await photo((picture) => picture.jpeg());
    const { got } = await throughMessage("photo.jpg", original.subarray(0, -40));
    expect(got.includes(SECRET)).toBe(false);
    expect((await sharp(got).metadata()).autoOrient).toEqual({ width: 48, height: 64 });
  });
});

const box = (type: string, ...content: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(content.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};

describe("a film", () => {
  it("loses where it was made, and nothing of it moves", async () => {
    const track = box("trak", box("tkhd", "track"), box("udta", SECRET), box("mdia", "media"));
    const film = Buffer.concat([
      box("ftyp", "qt  \0\0\0\0qt  "),
      box("moov", box("mvhd", "movie"), box("meta", SECRET), track, box("udta", box("©xyz", SECRET))),
      box("uuid", SECRET),
      box("mdat", "sound and light"),
    ]);
    const { file, got } = await throughMessage("film.mov", film);
    expect(file.type).toBe("video/quicktime");
    expect(got.includes(SECRET)).toBe(false);
    expect(got.length).toBe(film.length);
    for (const kept of ["tkhdtrack", "mdiamedia", "mvhdmovie", "mdatsound and light"])
      expect(got.indexOf(kept)).toBe(film.indexOf(kept));
  });
});

describe("hostile files are read without harm", () => {
  const place = (items: number, extents: number) => {
    const table = Buffer.alloc(16);
    table.set([0, 0, 0, 0, 0x44, 0x00]);
    table.writeUInt16BE(items, 6);
    table.writeUInt16BE(1, 8);
    table.writeUInt16BE(extents, 12);
    return table;
  };
  const heic = (locations: Buffer) =>
    Buffer.concat([
      box("ftyp", "heic\0\0\0\0mif1heic"),
      box(
        "meta",
        Buffer.alloc(4),
        box(
          "iinf",
          Buffer.from([0, 0, 0, 0, 0, 1]),
          box("infe", Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), "Exif"),
        ),
        box("iloc", locations),
      ),
      box("mdat", SECRET),
    ]);

  it("removes EXIF from a HEIC, wherever its index places it", async () => {
    const whole = heic(Buffer.concat([place(1, 1), Buffer.alloc(6)]));
    const start = whole.indexOf(SECRET);
    const at = whole.indexOf("iloc") + 4 + 14;
    whole.writeUInt32BE(start, at);
    whole.writeUInt32BE(SECRET.length, at + 4);
    const { file, got } = await throughMessage("photo.heic", whole);
    expect(file.type).toBe("image/heic");
    expect(got.includes(SECRET)).toBe(false);
    expect(got.length).toBe(whole.length);
  });

  it("refuses one whose tables lead out of the file, and keeps nothing", async () => {
    const before = await storedFiles(env().FILES_DIR);
    const lying = new Uint8Array(heic(place(65_535, 65_535)));
    const answer = await postUpload(ada, { query: { channelId, name: "photo.heic" }, body: lying });
    const error = await refused(answer);
    expect(error).toMatchObject({ status: 422, code: "invalid_input" });
    expect(error.message).toContain("damaged");
    expect(await storedFiles(env().FILES_DIR)).toEqual(before);
  });

  it("doesn't grow by places that lie beyond its end", async () => {
    const whole = heic(Buffer.concat([place(1, 1), Buffer.alloc(6)]));
    whole.writeUInt32BE(0xfff_ffff, whole.indexOf("iloc") + 4 + 14 + 4);
    const { got } = await throughMessage("photo.heic", whole);
    expect(got.length).toBe(whole.length);
  });
});
