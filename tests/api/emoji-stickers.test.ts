import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createEmojiContract, deleteEmojiContract, listEmojiContract } from "@/lib/emoji/contract";
import { createMessageContract } from "@/lib/messages/contract";
import {
  createStickerContract,
  createStickerPackContract,
  deleteStickerPackContract,
  listStickersContract,
} from "@/lib/stickers/contract";
import {
  makeChannel,
  makeMember,
  makePicture,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

beforeEach(makePair);

const picture = async (who: SignedIn, purpose: "EMOJI" | "STICKER") =>
  (await makePicture(who, purpose, "PENDING")).id;

describe("a workspace's own emoji", () => {
  const add = async (who: SignedIn, name: string, fileId?: string) =>
    send(who, createEmojiContract, {
      params: { workspaceId: workspace.id },
      body: { name, fileId: fileId ?? (await picture(who, "EMOJI")) },
    });
  const refuse = async (who: SignedIn, name: string, fileId: string) =>
    refusal(who, createEmojiContract, { params: { workspaceId: workspace.id }, body: { name, fileId } });

  it("are added by members, listed, and deleted by their maker or an admin with their picture", async () => {
    const mine = await add(ben, "tern");
    const adas = await add(ada, "anchor");
    const { items } = await send(ben, listEmojiContract, { params: { workspaceId: workspace.id } });
    expect(items.map(({ name }) => name)).toEqual(["anchor", "tern"]);
    expect(await refusal(ben, deleteEmojiContract, { params: { emojiId: adas.id } })).toMatchObject({
      status: 403,
    });
    await send(ben, deleteEmojiContract, { params: { emojiId: mine.id } });
    await send(ada, deleteEmojiContract, { params: { emojiId: adas.id } });
    expect(await db().file.count({ where: { id: { in: [mine.fileId, adas.fileId] } } })).toBe(0);
  });

  it("have a name of their own and a picture that is the maker's", async () => {
    await add(ben, "tern");
    const fresh = await picture(ben, "EMOJI");
    expect(await refuse(ben, "tern", fresh)).toMatchObject({ status: 409 });
    for (const name of ["a", "Tern", "te rn", "té", ":tern:", "x".repeat(33)]) {
      expect(await refuse(ben, name, fresh), name).toMatchObject({ status: 422 });
    }
    for (const fileId of [await picture(ada, "EMOJI"), await picture(ben, "STICKER"), randomUUID()]) {
      expect(await refuse(ben, "gull", fileId)).toMatchObject({ status: 422 });
    }
    expect(await db().customEmoji.count({ where: { workspaceId: workspace.id } })).toBe(1);
  });

  it("are the members' affair, not the guests'", async () => {
    const guest = await makeMember(workspace, {}, "GUEST");
    expect(await refuse(guest, "gull", await picture(guest, "EMOJI"))).toMatchObject({ status: 403 });
  });
});

describe("stickers", () => {
  const makePack = async () => {
    const params = { workspaceId: workspace.id };
    const pack = await send(ada, createStickerPackContract, { params, body: { name: "Harbor" } });
    const body = { name: "Ahoy", fileId: await picture(ada, "STICKER") };
    const sticker = await send(ada, createStickerContract, { params: { packId: pack.id }, body });
    return { pack, sticker };
  };
  const say = async (channelId: string, stickerId: string) => ({
    params: { channelId },
    body: { nonce: randomUUID(), stickerId },
  });

  it("ship as one pack, and come in packs of the workspace, which admins make", async () => {
    const { pack, sticker } = await makePack();
    const query = { workspaceId: workspace.id };
    const { items } = await send(ben, listStickersContract, { query });
    expect(items.map(({ name }) => name)).toEqual(["Guild hall", "Harbor"]);
    expect(items[0]?.stickers).toHaveLength(12);
    expect(items[1]?.stickers).toEqual([sticker]);
    const outside = await send(ben, listStickersContract);
    expect(outside.items.map(({ id }) => id)).toEqual([items[0]?.id]);
    const body = { name: "Mine", fileId: await picture(ben, "STICKER") };
    for (const packId of [pack.id, items[0]!.id]) {
      expect(await refusal(ben, createStickerContract, { params: { packId }, body })).toMatchObject({
        status: 403,
      });
    }
    const shipped = { params: { packId: items[0]!.id } };
    expect(await refusal(ada, deleteStickerPackContract, shipped)).toMatchObject({ status: 403 });
  });

  it("are sent where they belong, and leave the message when their pack is deleted", async () => {
    const { pack, sticker } = await makePack();
    const channel = await makeChannel(workspace);
    const sent = await send(ben, createMessageContract, await say(channel.id, sticker.id));
    expect(sent).toMatchObject({ kind: "STICKER", sticker });
    await send(ada, deleteStickerPackContract, { params: { packId: pack.id } });
    expect(await db().message.findUnique({ where: { id: sent.id } })).toMatchObject({ stickerId: null });
    expect(await db().file.count({ where: { id: sticker.fileId! } })).toBe(0);
  });

  it("aren't sent elsewhere, nor when there are none such", async () => {
    const { sticker } = await makePack();
    const channel = await makeChannel(await makeWorkspace(ada));
    for (const id of [sticker.id, randomUUID()]) {
      const error = await refusal(ada, createMessageContract, await say(channel.id, id));
      expect(error).toMatchObject({ status: 422, code: "invalid_input" });
    }
    expect(await db().message.count({ where: { channelId: channel.id } })).toBe(0);
  });

  it("of another workspace aren't listed", async () => {
    const eve = await makeSignedIn();
    const query = { workspaceId: workspace.id };
    expect(await refusal(eve, listStickersContract, { query })).toMatchObject({ status: 404 });
  });
});
