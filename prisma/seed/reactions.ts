import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { createEmoji } from "@/lib/emoji/service";
import { smallPicture } from "@/lib/files/image";
import { createFile } from "@/lib/files/upload/service";
import { createMessage } from "@/lib/messages/create/service";
import { addReaction } from "@/lib/reactions/service";
import { storage } from "@/lib/storage/storage";
import type { Who } from "./conversations";

type Person = { id: string; name: string };

const disc = (inside: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">${inside.replaceAll("'", '"')}</svg>`,
  );

const PICTURES = {
  tern: disc(
    "<path d='M8 66c22-28 44-34 62-14 10-24 28-32 50-30-12 6-20 16-24 32-6 26-28 42-54 40l-16 18 4-20C18 88 10 78 8 66z' fill='#f3f5f7' stroke='#25303b' stroke-width='6' stroke-linejoin='round'/><path d='M8 66c14-4 24-2 32 6l-22 8z' fill='#25303b'/><circle cx='38' cy='64' r='4' fill='#fff'/><path d='M8 68L0 76l16 0z' fill='#e2592f'/>",
  ),
  tide: disc(
    "<circle cx='64' cy='64' r='56' fill='#2b7a78'/><path d='M10 74c18-18 36-18 54 0s36 18 54 0M16 96c16-14 32-14 48 0s32 14 48 0M14 52c17-16 33-16 50 0s33 16 50 0' fill='none' stroke='#f7eeda' stroke-width='9' stroke-linecap='round'/>",
  ),
};

/** Reactions, the workspace's own emoji and a sticker, in the demo's conversations. */
export async function addReactions(
  people: Record<Who, Person>,
  places: { workspace: string; general: string; design: string; engineering: string },
  actorOf: (person: Person) => Actor,
): Promise<void> {
  for (const [name, svg] of Object.entries(PICTURES)) {
    const { data, width, height } = await smallPicture(svg, 128);
    const file = { name: `${name}.webp`, type: "image/webp", width, height, size: data.length };
    const { id } = await createFile(
      { ...file, purpose: "EMOJI", ownerId: people.chiara.id, channelId: null },
      (key) => storage().put(key, data),
    );
    await createEmoji(actorOf(people.chiara), places.workspace, { name, fileId: id });
  }

  const given: [keyof typeof places, number, string, Who[]][] = [
    ["general", 2, "👋", ["ada", "ben", "dev"]],
    ["general", 2, "🎉", ["chiara"]],
    ["general", 4, ":tern:", ["ada", "chiara"]],
    ["design", 2, "😍", ["ada", "ben"]],
    ["design", 3, ":tide:", ["ben", "dev", "chiara"]],
    ["engineering", 2, "👀", ["ada", "dev"]],
    ["engineering", 3, "✅", ["ben"]],
  ];
  for (const [place, seq, emoji, who] of given) {
    const message = await db().message.findUnique({
      where: { streamId_seq: { streamId: places[place], seq } },
      select: { id: true },
    });
    for (const each of message ? who : []) await addReaction(actorOf(people[each]), message!.id, emoji);
  }

  const shipped = await db().sticker.findFirstOrThrow({ where: { asset: "shipped.svg" } });
  const sticker = { nonce: uuidv7(), body: "", stickerId: shipped.id };
  const { id } = await createMessage(actorOf(people.ben), places.engineering, sticker);
  await addReaction(actorOf(people.ada), id, "🚀");
}
