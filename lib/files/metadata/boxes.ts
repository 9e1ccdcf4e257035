import type { Patchable } from "./patchable";

// Of the formats that are made of boxes (ISO 14496-12). Boxes point at each other by their place in the file, so
// nothing is removed: metadata of the recording is overwritten in place.

/** More than any program writes, so that nobody keeps the process busy with boxes of no bytes. */
const MAX_BOXES = 1_000;
const MAX_TABLE_BYTES = 1024 * 1024;

type Box = { type: string; start: number; body: number; end: number };

/** Boxes that tell about a recording rather than being part of it. */
const TELLING = ["udta", "meta", "uuid"];

/** Empties what cameras write about a film: where it was made, by whom, with what. */
export async function blankFilmMetadata(file: Patchable): Promise<void> {
  for (const box of await boxesIn(file)) {
    if (TELLING.includes(box.type)) await blank(file, box);
    if (box.type !== "moov") continue;
    for (const inner of await boxesIn(file, box.body, box.end)) {
      if (TELLING.includes(inner.type)) await blank(file, inner);
      if (inner.type !== "trak") continue;
      for (const ofTrack of await boxesIn(file, inner.body, inner.end))
        if (TELLING.includes(ofTrack.type)) await blank(file, ofTrack);
    }
  }
}

async function blank(file: Patchable, { start, body, end }: Box): Promise<void> {
  await file.write(start + 4, "free");
  await file.clear(body, end);
}

/** Overwrites EXIF and XMP of an AVIF or HEIC, which store the orientation elsewhere. */
export async function blankPictureMetadata(file: Patchable): Promise<void> {
  const meta = (await boxesIn(file)).find(({ type }) => type === "meta");
  if (!meta) return;
  // Four bytes of version and flags.
  const inside = await boxesIn(file, meta.body + 4, meta.end);
  const find = (type: string) => inside.find((box) => box.type === type);
  const [infos, locations, data] = [find("iinf"), find("iloc"), find("idat")];
  if (!infos || !locations) return;
  const ids = metadataItems(await read(file, infos.body, infos.end));
  const { size } = file;
  let left = size;
  for (const { id, isInData, offset, length } of extentsIn(await read(file, locations.body, locations.end))) {
    const start = isInData ? (data?.body ?? size) + offset : offset;
    // Places that lie, or overlap.
    if (!ids.has(id) || start + length > size || length > left) continue;
    left -= length;
    await file.clear(start, start + length);
  }
}

/** The ids of items that are EXIF or XMP. */
function metadataItems(infos: Buffer): Set<number> {
  const ids = new Set<number>();
  for (let at = infos[0] === 0 ? 6 : 8; at + 20 <= infos.length; at += Math.max(8, infos.readUInt32BE(at))) {
    const isLong = (infos[at + 8] ?? 0) > 2;
    const id = isLong ? infos.readUInt32BE(at + 12) : infos.readUInt16BE(at + 12);
    const type = infos.toString("latin1", at + (isLong ? 18 : 16)).slice(0, 4);
    if (type === "Exif" || type === "mime") ids.add(id);
  }
  return ids;
}

type Extent = { id: number; isInData: boolean; offset: number; length: number };

function extentsIn(locations: Buffer): Extent[] {
  const extents: Extent[] = [];
  let at = 0;
  const take = (bytes: number) => {
    if (bytes === 0) return 0;
    at += bytes;
    return bytes === 8 ? Number(locations.readBigUInt64BE(at - 8)) : locations.readUIntBE(at - bytes, bytes);
  };
  const version = take(1);
  take(3);
  const sizes = take(2);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  if (offsetBytes + lengthBytes === 0) return extents;
  const indexBytes = version > 0 ? sizes & 15 : 0;
  for (let items = take(version < 2 ? 2 : 4); items > 0; items--) {
    const id = take(version < 2 ? 2 : 4);
    const isInData = version > 0 && (take(2) & 15) === 1;
    take(2);
    const base = take(baseBytes);
    for (let count = take(2); count > 0; count--) {
      take(indexBytes);
      extents.push({ id, isInData, offset: base + take(offsetBytes), length: take(lengthBytes) });
    }
  }
  return extents;
}

async function boxesIn(file: Patchable, from = 0, stop = file.size): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let start = from; start + 8 <= stop && boxes.length < MAX_BOXES; ) {
    const header = await read(file, start, start + 16);
    const short = header.readUInt32BE();
    const isLong = short === 1 && header.length === 16;
    const size = isLong ? Number(header.readBigUInt64BE(8)) : short || stop - start;
    const body = start + (isLong ? 16 : 8);
    const end = Math.min(start + size, stop);
    if (end < body) break;
    boxes.push({ type: header.toString("latin1", 4, 8), start, body, end });
    start = end;
  }
  return boxes;
}

const read = (file: Patchable, start: number, end: number) =>
  file.read(start, Math.min(end, start + MAX_TABLE_BYTES));
