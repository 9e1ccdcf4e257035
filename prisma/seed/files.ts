import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { pictureUrl } from "@/lib/files/picture/service";
import { makeThumbnail } from "@/lib/files/thumbnail/service";
import { createFile } from "@/lib/files/upload/service";
import { createMessage } from "@/lib/messages/create/service";
import { storage } from "@/lib/storage/storage";
import { attachToTask, setCover } from "@/lib/tasks/attachments/service";
import type { Who } from "./conversations";
import { dayChart, nightChart, risingTide, ternIcon, tideCurve, tune } from "./pictures";

type Person = { id: string; name: string };
type Given = Partial<Parameters<typeof createFile>[0]> & { name: string; type: string };

const TIDES = `time,station,height_m
2026-11-20T02:14Z,Northwind,0.42
2026-11-20T08:21Z,Northwind,3.91
2026-11-20T14:32Z,Northwind,0.38
2026-11-20T20:47Z,Northwind,4.02
`;

const store = (who: Person, channelId: string | null, bytes: Buffer, given: Given) =>
  createFile({ purpose: "ATTACHMENT", ...given, ownerId: who.id, channelId, size: bytes.length }, (key) =>
    storage().put(key, bytes),
  );

async function picture(who: Person, channelId: string, bytes: Buffer, name: string, alt: string) {
  // A PNG says its size in its header.
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const { id } = await store(who, channelId, bytes, { name, alt, type: "image/png", width, height });
  await makeThumbnail(id);
  return id;
}

/** Pictures (one moves), files, a voice note, a sound and the preview of a link in the demo's conversations, and the workspace's icon. */
export async function addFiles(
  people: Record<Who, Person>,
  places: { workspace: string; design: string; engineering: string },
  actorOf: (person: Person) => Actor,
): Promise<void> {
  const { ben, chiara, dev } = people;
  const say = (who: Person, channelId: string, body: string, fileIds: string[] = []) =>
    createMessage(actorOf(who), channelId, { nonce: uuidv7(), body, fileIds });

  const { design, engineering, workspace } = places;
  await say(chiara, design, "Day and night side by side. The numbers keep their contrast in both.", [
    await picture(chiara, design, await dayChart(), "harbor-day.png", "A harbor chart in daylight colors"),
    await picture(chiara, design, await nightChart(), "harbor-night.png", "The same chart in night colors"),
  ]);
  const { wav, peaks, durationMs } = tune();
  const note = await store(chiara, design, wav, {
    ...{ name: "Voice note", type: "audio/wav", durationMs, waveform: Uint8Array.from(peaks) },
  });
  await say(chiara, design, "", [note.id]);
  const tide = await store(ben, design, await risingTide(), {
    ...{ name: "rising-tide.webp", type: "image/webp", width: 480, height: 270, isAnimated: true },
    alt: "Water rises and falls at a pier",
  });
  await makeThumbnail(tide.id);
  const horn = await store(ben, design, wav, { name: "high-water.wav", type: "audio/wav" });
  await say(ben, design, "The loading animation, and the sound for high water. Too cheerful?", [
    tide.id,
    horn.id,
  ]);
  await say(dev, engineering, "Yesterday’s import against what the station measured:", [
    await picture(
      dev,
      engineering,
      await tideCurve(),
      "tide-curve.png",
      "A tide curve over one day, two highs",
    ),
  ]);
  const tides = await store(dev, engineering, Buffer.from(TIDES), {
    name: "northwind-tides.csv",
    type: "text/plain",
  });
  await say(dev, engineering, "", [tides.id]);
  const { id: messageId } = await say(
    ben,
    engineering,
    "Worth a read: https://www.rfc-editor.org/rfc/rfc9457",
  );
  const url = "https://www.rfc-editor.org/rfc/rfc9457";
  const preview = {
    position: 0,
    title: "RFC 9457: Problem Details for HTTP APIs",
    description: "A way to carry machine-readable details of errors in HTTP response content.",
    siteName: "rfc-editor.org",
  };
  // A worker that is at work already may have looked, and found no network.
  await db().linkPreview.upsert({
    where: { messageId_url: { messageId, url } },
    create: { messageId, url, ...preview },
    update: preview,
  });

  const bytes = await ternIcon();
  const icon = { name: "tern.webp", type: "image/webp", purpose: "WORKSPACE_ICON", status: "READY" } as const;
  const { id } = await store(people.ada, null, bytes, { ...icon, width: 256, height: 256 });
  await db().workspace.update({ where: { id: workspace }, data: { image: pictureUrl(id) } });
}

/** A picture for a document, kept for it. @returns its id */
export async function addDocumentPicture({ id: ownerId }: Person, documentId: string): Promise<string> {
  const bytes = await dayChart();
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const chart = { name: "harbor-reference.png", type: "image/png", width, height, status: "READY" } as const;
  const { id } = await createFile(
    { purpose: "ATTACHMENT", ...chart, ownerId, channelId: documentId, size: bytes.length },
    (key) => storage().put(key, bytes),
  );
  await db().documentFile.create({ data: { documentId, fileId: id } });
  return id;
}

/** A picture that is the cover of a card, and the numbers that another one is about. */
export async function addAttachments(
  { ben, chiara }: Record<Who, Person>,
  board: string,
  actorOf: (person: Person) => Actor,
): Promise<void> {
  const cardOf = async (title: string) =>
    (await db().task.findFirstOrThrow({ where: { channelId: board, title }, select: { id: true } })).id;
  const card = await cardOf("Night colors of the chart");
  const alt = "A harbor chart in night colors";
  const night = await picture(chiara, board, await nightChart(), "night-colors-v3.png", alt);
  await attachToTask(actorOf(chiara), card, [night]);
  await setCover(actorOf(chiara), card, night);
  const numbers = { name: "baltic-stations-2027.csv", type: "text/plain" };
  const tides = await store(ben, board, Buffer.from(TIDES.replaceAll("Northwind", "Warnemünde")), numbers);
  await attachToTask(actorOf(ben), await cardOf("Tides of 2027 for the Baltic"), [tides.id]);
}
