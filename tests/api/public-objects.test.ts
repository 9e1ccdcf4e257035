import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import { type ChannelType, channelTypeOf, channelTypes } from "@/lib/channels/types";
import { db } from "@/lib/db";
import { createLabelContract } from "@/lib/labels/contract";
import { createMessageContract } from "@/lib/messages/contract";
import { type ObjectType, objectTypes } from "@/lib/objects/types";
import { getPublicChannelContract } from "@/lib/public-channels/contract";
import { readPublicDocument } from "@/lib/public-channels/document";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { createTaskContract } from "@/lib/tasks/contract";
import { paragraph, writeDocument } from "@/tests/documents";
import { makeChannel, makeMessage, makeTask } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { refusal, requestRaw, send } from "@/tests/setup/request";

// What a stranger gets of each type of public channel.

const SECRET = "xylophone";
const publicTypes = channelTypes.filter((type) => channelTypeOf(type).actions.includes("channel.publish"));

beforeEach(makePair);

async function publish(type: ChannelType) {
  const { id } = await makeChannel(workspace, { name: "open", type });
  await send(ada, updateChannelContract, { params: { channelId: id }, body: { visibility: "PUBLIC" } });
  return id;
}
const read = (channelId: string) => send(null, getPublicChannelContract, { params: { channelId } });
/** All that anyone gets of a channel. */
const readAll = async (channelId: string) => {
  const page = await read(channelId);
  const isDocument = channelTypeOf(page.type).documentKind !== null;
  return JSON.stringify([page, isDocument && (await readPublicDocument(channelId))]);
};

/** An object of each type, in a private channel, whose text is the secret. */
const PRIVATE: Record<ObjectType, () => Promise<string>> = {
  channel: async () => (await makeSecret("CHAT", SECRET)).id,
  document: async () => (await makeSecret("DOC", SECRET)).id,
  person: async () => (await db().user.update({ where: { id: ben.id }, data: { name: SECRET } })).id,
  message: async () => (await makeMessage(await makeSecret("CHAT"), ada, SECRET)).id,
  task: async () => (await makeTask(await makeSecret("KANBAN"), { title: SECRET })).id,
  file: async () => {
    const { id: channelId } = await makeSecret("CHAT");
    const file = await db().file.create({
      data: {
        ...{ ownerId: ada.id, channelId, purpose: "ATTACHMENT", status: "READY", size: 1 },
        ...{ name: SECRET, type: "text/plain", storageKey: randomUUID() },
      },
    });
    return file.id;
  },
};
const makeSecret = (type: ChannelType, name = "private") =>
  makeChannel(workspace, {
    ...{ name, type, visibility: "PRIVATE" },
    members: [{ user: ada, role: "MANAGER" }],
  });

/** Mentions something wherever people write in a channel of this type. */
const MENTION: Partial<Record<ChannelType, (channelId: string, href: string) => Promise<unknown>>> = {
  CHAT: (channelId, href) =>
    send(ada, createMessageContract, {
      params: { channelId },
      body: { nonce: randomUUID(), body: `See [${SECRET}](${href})` },
    }),
  DOC: async (id, href) => {
    const written = await writeDocument({ id }, ada, "Before");
    await written.edit((fragment) => fragment.push([paragraph(SECRET, href)]));
  },
  KANBAN: async (channelId, href) => {
    const text = `[${SECRET}](${href})`;
    const label = await send(ada, createLabelContract, { params: { channelId }, body: { name: "soon" } });
    const card = { title: `See ${text}`, notes: text, labels: [label.id], assignees: [ben.id] };
    await send(ada, createTaskContract, { params: { channelId }, body: card });
  },
};

describe.each(publicTypes)("a public %s", (type) => {
  it.each(objectTypes)("gives a stranger nothing of a private %s that it mentions", async (target) => {
    const [channelId, id] = [await publish(type), await PRIVATE[target]()];
    // A document is mentioned as the channel that it is.
    await MENTION[type]!(channelId, `mention:${target === "document" ? "channel" : target}/${id}`);
    const shown = await readAll(channelId);
    expect(shown).toMatch(/See|Before/);
    for (const hidden of [SECRET, id, "mention:", ada.id, ben.id, ada.email])
      expect(shown).not.toContain(hidden);
  });
});

it.each(channelTypes.filter((type) => !publicTypes.includes(type)))("a %s is never public", async (type) => {
  const { id } = await makeChannel(workspace, { name: SECRET, type, visibility: "PUBLIC" });
  expect(await refusal(null, getPublicChannelContract, { params: { channelId: id } })).toMatchObject({
    status: 404,
  });
});

describe("a public board", () => {
  it("is its columns with the titles, labels and dates of its cards, in order", async () => {
    const channelId = await publish("KANBAN");
    const params = { channelId };
    const label = await send(ada, createLabelContract, { params, body: { name: "home", color: "blue" } });
    const add = (title: string, more: object = {}) =>
      send(ada, createTaskContract, { params, body: { title, ...more } });
    const due = { on: "2030-05-06", time: "09:30", timeZone: "Europe/Berlin" };
    const first = await add("Paint", { labels: [label.id], due, assignees: [ben.id], notes: "By hand" });
    await add("Sand", { afterId: null });
    await add("Under it", { parentId: first.id });
    await send(ben, openCommentsContract, { params: { taskId: first.id } });
    await db().task.update({ where: { id: (await add("Away")).id }, data: { archivedAt: new Date() } });
    await db().task.update({ where: { id: (await add("Gone")).id }, data: { deletedAt: new Date() } });
    const { columns, messages } = await read(channelId);
    expect(messages).toEqual([]);
    const none = { labels: [], dueOn: null, dueTime: null, timeZone: null, isDone: false };
    expect(columns).toMatchObject([
      {
        ...{ name: "To do", isDone: false, more: 0 },
        cards: [
          { ...none, title: "Sand" },
          {
            ...{ title: "Paint", labels: [{ name: "home", color: "blue" }], isDone: false },
            ...{ dueOn: "2030-05-06", dueTime: "09:30", timeZone: "Europe/Berlin" },
          },
        ],
      },
      { name: "Doing", cards: [] },
      { name: "Done", isDone: true, cards: [] },
    ]);
  });

  it("has a hundred cards of each column, and counts the others", async () => {
    const channelId = await publish("KANBAN");
    const { id: columnId } = await db().boardColumn.findFirstOrThrow({
      where: { channelId },
      orderBy: { position: "asc" },
    });
    await db().task.createMany({
      data: Array.from({ length: 103 }, (_, at) => ({
        ...{ channelId, columnId, title: `Card ${at}`, position: `a${String(at).padStart(3, "0")}` },
      })),
    });
    const [column] = (await read(channelId)).columns;
    expect([column?.cards.length, column?.more, column?.cards[99]?.title]).toEqual([100, 3, "Card 99"]);
  });

  it("is gone with the next request after it is taken back", async () => {
    const channelId = await publish("KANBAN");
    await send(ada, updateChannelContract, { params: { channelId }, body: { visibility: "WORKSPACE" } });
    expect((await requestRaw(null, getPublicChannelContract, { params: { channelId } })).status).toBe(404);
  });
});
