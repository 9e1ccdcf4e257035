import { beforeEach, expect, it } from "vitest";
import { getConversationContract, openConversationContract } from "@/lib/conversations/contract";
import { db, pool } from "@/lib/db";
import { cleanUpFiles } from "@/lib/files/clean-up";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { deleteAccountContract } from "@/lib/personal-data/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import { makePhoto, sendWith, uploaded } from "./files-helpers";

beforeEach(makePair);

/** As people without a password confirm it. */
const erase = (person: SignedIn) =>
  send(person, deleteAccountContract, { body: { confirmation: person.name } });
const open = (person: SignedIn, ...others: { id: string }[]) =>
  send(person, openConversationContract, { body: { userIds: others.map(({ id }) => id) } });
const say = (person: SignedIn, channelId: string, body: string) =>
  send(person, createMessageContract, { params: { channelId }, body: { nonce: crypto.randomUUID(), body } });
const isThere = async (id: string) => (await db().channel.count({ where: { id } })) > 0;

it("leaves a conversation of two to the other person, who writes nothing new there", async () => {
  const { id } = await open(ben, ada);
  const params = { channelId: id };
  const theirs = await say(ben, id, "Goodbye");
  const announced = await announcedBy(() => erase(ben));
  expect(announced).toContainEqual({
    control: expect.objectContaining({ kind: "access", userIds: expect.arrayContaining([ada.id]) }),
  });
  const shown = await send(ada, getConversationContract, { params });
  expect(shown.people).toContainEqual(expect.objectContaining({ name: "Deleted account" }));
  expect(shown.actions).toEqual(["channel.read", "message.changeOwn", "call.join"]);
  expect((await send(ada, listMessagesContract, { params })).items).toMatchObject([{ body: "Goodbye" }]);
  const answer = { nonce: crypto.randomUUID(), body: "Where are you?" };
  expect(await refusal(ada, createMessageContract, { params, body: answer })).toMatchObject({ status: 403 });
  const reaction = { messageId: theirs.id, emoji: "👋" };
  expect(await refusal(ada, addReactionContract, { params: reaction })).toMatchObject({ status: 403 });
});

it("leaves to the other person what they wrote themselves, to edit and to delete", async () => {
  const { id } = await open(ben, ada);
  const [theirs, first, second] = [
    await say(ben, id, "Goodbye"),
    await say(ada, id, "Frist"),
    await say(ada, id, "Second"),
  ];
  await erase(ben);
  const edited = { params: { messageId: first.id }, body: { body: "First" } };
  expect(await send(ada, updateMessageContract, edited)).toMatchObject({ body: "First" });
  const deleted = await send(ada, deleteMessageContract, { params: { messageId: second.id } });
  expect(deleted).toMatchObject({ body: "", deletedAt: expect.any(String) });
  const params = { messageId: theirs.id };
  expect(await refusal(ada, deleteMessageContract, { params })).toMatchObject({ status: 403 });
  const change = { params, body: { body: "Hello" } };
  expect(await refusal(ada, updateMessageContract, change)).toMatchObject({ status: 403 });
});

it("takes them out of groups, of which another becomes the manager", async () => {
  const chiara = await makeMember(workspace);
  const group = await open(ben, ada, chiara);
  await erase(ben);
  const left = await db().channelMember.findMany({ where: { channelId: group.id } });
  expect(left.map(({ userId }) => userId).sort()).toEqual([ada.id, chiara.id].sort());
  expect(left.filter(({ role }) => role === "MANAGER")).toHaveLength(1);
});

it("deletes conversations of which nobody is left, with their files", async () => {
  const [chiara, dev] = await Promise.all([makeMember(workspace), makeMember(workspace)]);
  const [direct, group] = [await open(ben, chiara), await open(ben, chiara, dev)];
  await say(ben, direct.id, "Between us");
  const photo = await uploaded(chiara, direct.id, "a.jpg", await makePhoto());
  await sendWith(chiara, direct.id, [photo.id]);
  await erase(ben);
  await erase(dev);
  expect(await Promise.all([direct.id, group.id].map(isThere))).toEqual([true, true]);
  await erase(chiara);
  expect(await Promise.all([direct.id, group.id].map(isThere))).toEqual([false, false]);
  expect(await db().message.count({ where: { channelId: direct.id } })).toBe(0);
  // As any file whose message is gone.
  await pool().query("UPDATE files SET created_at = now() - interval '2 days' WHERE id = $1", [photo.id]);
  await cleanUpFiles();
  expect(await db().file.count({ where: { id: photo.id } })).toBe(0);
});

it("of two who go at once, the conversation goes as well", async () => {
  const [chiara, dev] = await Promise.all([makeMember(workspace), makeMember(workspace)]);
  const { id } = await open(chiara, dev);
  await Promise.all([erase(chiara), erase(dev)]);
  expect(await isThere(id)).toBe(false);
});

it("takes as many statements, however many conversations there are", async () => {
  const colleagues = await Promise.all(Array.from({ length: 12 }, () => makeMember(workspace)));
  const [few, many] = await Promise.all([makeMember(workspace), makeMember(workspace)]);
  const [first, second, ...others] = colleagues as [SignedIn, SignedIn, ...SignedIn[]];
  await open(few, first);
  await open(few, first, second);
  for (const other of others) {
    await open(many, other);
    await open(many, other, first);
  }
  const counts = [await countQueries(() => erase(few)), await countQueries(() => erase(many))];
  expect(counts[1]).toBe(counts[0]);
});
