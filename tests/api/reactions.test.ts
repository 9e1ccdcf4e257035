import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ServerEvents } from "@/lib/composition/events";
import { db } from "@/lib/db";
import { deleteMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { addReactionContract, removeReactionContract } from "@/lib/reactions/contract";
import { MAX_EMOJI_PER_MESSAGE } from "@/lib/reactions/schema";
import { makeMessage, makePicture, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, requestRaw, send } from "@/tests/setup/request";

let messageId: string;

beforeEach(async () => {
  await makePair();
  messageId = (await makeMessage(channel, ada)).id;
});

const read = async (who: SignedIn) => {
  const { items } = await send(who, listMessagesContract, { params: { channelId } });
  return items[0]!;
};
const react = async (who: SignedIn, emoji: string) => {
  await send(who, addReactionContract, { params: { messageId, emoji } });
  return read(who);
};
const refused = (who: SignedIn, emoji: string) =>
  refusal(who, addReactionContract, { params: { messageId, emoji } });
/** That many different ones. */
const animals = (count: number) =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(0x1f400 + index));

const addEmoji = async (to: { id: string }, name: string) =>
  db().customEmoji.create({
    data: { workspaceId: to.id, name, fileId: (await makePicture(ada, "EMOJI")).id },
  });

describe("reacting", () => {
  it("groups by emoji, counts a person once and takes back", async () => {
    await react(ada, "👍🏽");
    await react(ben, "🎉");
    await react(ben, "👍🏽");
    const { reactions } = await react(ben, "👍🏽");
    expect(reactions).toEqual([
      { emoji: "👍🏽", userIds: [ada.id, ben.id] },
      { emoji: "🎉", userIds: [ben.id] },
    ]);
    await send(ada, removeReactionContract, { params: { messageId, emoji: "👍🏽" } });
    expect((await read(ben)).reactions).toContainEqual({ emoji: "👍🏽", userIds: [ben.id] });
  });

  it("publishes to the channel what has changed, and nothing where nothing has", async () => {
    const params = { messageId, emoji: "👍" };
    const announced = await announcedBy(async () => {
      await react(ben, "👍");
      await react(ben, "👍");
      await react(ada, "👍");
      await send(ben, removeReactionContract, { params });
      await send(ben, removeReactionContract, { params });
    });
    const changes = announced.map(({ room, event, data }) => {
      expect([room, event]).toEqual([`channel:${channelId}`, "reaction.changed"]);
      return ServerEvents["reaction.changed"].parse(data);
    });
    const change = (who: SignedIn, isAdded: boolean) => ({
      ...{ messageId, channelId, emoji: "👍", userId: who.id, isAdded },
    });
    expect(changes).toEqual([change(ben, true), change(ada, true), change(ben, false)]);
  });

  it("joins others in two statements: who, and one that checks and does it", async () => {
    await react(ben, "👍");
    const params = { messageId, emoji: "👍" };
    expect(await countQueries(() => send(ada, addReactionContract, { params }))).toBe(2);
    expect(await countQueries(() => send(ada, removeReactionContract, { params }))).toBe(2);
  });

  it.each(["", "a", "1", "👍👍", "👍 ", "❤︎", ":a:", ":Shouting:", "<b>", "x".repeat(10_000)])(
    "takes %j for no emoji",
    async (emoji) => {
      expect(await refused(ada, emoji)).toMatchObject({ status: 422, code: "invalid_input" });
      expect(await db().reaction.count({ where: { messageId } })).toBe(0);
    },
  );

  it("takes the workspace's own emoji, not another's", async () => {
    const elsewhere = await makeWorkspace(ada);
    await addEmoji(workspace, "tern");
    await addEmoji(elsewhere, "secret");
    expect((await react(ben, ":tern:")).reactions).toEqual([{ emoji: ":tern:", userIds: [ben.id] }]);
    expect(await refused(ada, ":secret:")).toMatchObject({ status: 422, code: "invalid_input" });
    // Deleted since, it may still be joined and left where it stands.
    await db().customEmoji.deleteMany({ where: { workspaceId: workspace.id } });
    expect((await react(ada, ":tern:")).reactions[0]?.userIds).toHaveLength(2);
    await send(ben, removeReactionContract, { params: { messageId, emoji: ":tern:" } });
  });

  it("refuses in an archived channel and on a deleted message", async () => {
    await db().channel.update({ where: { id: channelId }, data: { archivedAt: new Date() } });
    expect(await refused(ben, "👍")).toMatchObject({ status: 409, code: "conflict" });
    await db().channel.update({ where: { id: channelId }, data: { archivedAt: null } });
    await send(ada, deleteMessageContract, { params: { messageId } });
    expect(await refused(ben, "👍")).toMatchObject({ status: 409, code: "conflict" });
    expect(await db().reaction.count({ where: { messageId } })).toBe(0);
  });
});

describe("a flood", () => {
  it("ends at the limit, also when all come at once; joining stays possible", async () => {
    const answers = await Promise.all(
      animals(MAX_EMOJI_PER_MESSAGE + 10).map((emoji) =>
        requestRaw(ada, addReactionContract, { params: { messageId, emoji } }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(MAX_EMOJI_PER_MESSAGE);
    expect(statuses.filter((status) => status === 409)).toHaveLength(10);
    const { emoji } = await db().reaction.findFirstOrThrow({ where: { messageId } });
    expect((await react(ben, emoji)).reactions).toHaveLength(MAX_EMOJI_PER_MESSAGE);
    expect((await refused(ben, "🎉")).message).toContain(`${MAX_EMOJI_PER_MESSAGE} different emoji`);
  });

  it("is not_found for messages that one doesn't see", async () => {
    const eve = await makeSignedIn();
    expect(await refused(eve, "👍")).toMatchObject({ status: 404 });
    messageId = randomUUID();
    expect(await refused(ada, "👍")).toMatchObject({ status: 404 });
  });
});
