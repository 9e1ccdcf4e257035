import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createMessageContract, deleteMessageContract } from "@/lib/messages/contract";
import type { ObjectKey } from "@/lib/objects/types";
import {
  listSavedContract,
  listSavedInChannelContract,
  saveContract,
  unsaveContract,
} from "@/lib/saved/contract";
import { makeChannel, type SignedIn } from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

beforeEach(makePair);

const params = ({ type, id }: ObjectKey) => ({ params: { type, targetId: id } });
const save = (who: SignedIn, object: ObjectKey) => send(who, saveContract, params(object));
const saved = async (who: SignedIn, query: { limit?: number; cursor?: string } = {}) =>
  send(who, listSavedContract, { query });
const titles = async (who: SignedIn) =>
  (await saved(who)).items.map(({ object }) => `${object.type} ${object.excerpt || object.title}`);
const say = async (who: SignedIn, body: string, to = channelId): Promise<ObjectKey> => {
  const { id } = await send(who, createMessageContract, {
    ...{ params: { channelId: to }, body: { nonce: randomUUID(), body } },
  });
  return { type: "message", id };
};

it("is one's own, takes any object in a channel, and lists what one may still see", async () => {
  const members = [{ user: ben, role: "EDITOR" as const }];
  const hidden = await makeChannel(workspace, { name: "Plan", type: "DOC", visibility: "PRIVATE", members });
  const document: ObjectKey = { type: "document", id: hidden.id };
  const here = await say(ada, "Here");
  const file = await db().file.create({
    data: {
      ...{ ownerId: ada.id, channelId, messageId: here.id, purpose: "ATTACHMENT", status: "READY" },
      ...{ name: "map.txt", type: "text/plain", size: 1, storageKey: randomUUID() },
    },
  });
  for (const object of [here, document, { type: "file" as const, id: file.id }]) await save(ben, object);
  await save(ben, here);
  expect(await titles(ben)).toEqual(["file map.txt", "document Plan", "message Here"]);
  expect(await titles(ada)).toEqual([]);
  const inChannel = await send(ben, listSavedInChannelContract, { params: { channelId } });
  expect(inChannel.items).toEqual([{ type: "file", id: file.id }, here]);

  const first = await saved(ben, { limit: 2 });
  const rest = await saved(ben, { limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ object }) => object.type)).toEqual([
    ...["file", "document", "message"],
  ]);

  await db().channelMember.deleteMany({ where: { channelId: hidden.id } });
  expect(await titles(ben)).toEqual(["file map.txt", "message Here"]);
  await send(ben, unsaveContract, params(here));
  expect(await titles(ben)).toEqual(["file map.txt"]);
});

it("isn't for what one doesn't see, what is in no channel, and what was deleted", async () => {
  const secret = await makeChannel(workspace, {
    ...{ name: "secret", visibility: "PRIVATE" },
    members: [{ user: ada, role: "MANAGER" }],
  });
  const hidden = await say(ada, "Between us", secret.id);
  for (const object of [hidden, { type: "channel" as const, id: secret.id }])
    expect(await refusal(ben, saveContract, params(object))).toMatchObject({ code: "not_found" });
  expect(await refusal(ben, saveContract, params({ type: "person", id: ada.id }))).toMatchObject({
    code: "conflict",
  });
  const message = await say(ada, "Gone");
  await save(ben, message);
  await save(ben, { type: "channel", id: channel.id });
  await send(ada, deleteMessageContract, { params: { messageId: message.id } });
  expect(await titles(ben)).toEqual([`channel ${channel.name}`]);
  expect(await refusal(ben, saveContract, params(message))).toMatchObject({ code: "conflict" });
});
