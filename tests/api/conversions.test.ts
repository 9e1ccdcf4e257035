import { beforeEach, expect, test } from "vitest";
import {
  convertChannelLinesContract,
  convertLinesContract,
  convertMessageContract,
  getConversionContract,
  listChannelPlacesContract,
  listLinePlacesContract,
  removeOutcomeContract,
} from "@/lib/conversions/contract";
import type { Conversion } from "@/lib/conversions/schema";
import { db } from "@/lib/db";
import { editBlocksContract, getContentContract } from "@/lib/documents/content/contract";
import { createMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { newId } from "@/lib/new-id";
import { listBacklinksContract } from "@/lib/references/contract";
import { createTaskContract, deleteTaskContract, listTasksContract } from "@/lib/tasks/contract";
import { makeChannel, makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { get } from "./tasks-helpers";

let listId: string;
beforeEach(async () => {
  await makePair();
  listId = (await makeChannel(workspace, { name: "house", type: "TODO" })).id;
});

const say = (body: string, who: SignedIn = ada, given: { threadId?: string } = {}, inChannel = channelId) =>
  send(who, createMessageContract, {
    params: { channelId: inChannel },
    body: { nonce: newId(), body, ...given },
  });
type Given = Partial<Conversion>;
const convert = (messageId: string, body: Given, who: SignedIn = ada) =>
  send(who, convertMessageContract, { params: { messageId }, body });
const refuse = (messageId: string, body: Given, who: SignedIn = ada) =>
  refusal(who, convertMessageContract, { params: { messageId }, body });
const shown = async (messageId: string, who: SignedIn = ada) => {
  const { items } = await send(who, listMessagesContract, { params: { channelId } });
  return items.find(({ id }) => id === messageId)?.outcomes;
};
const mention = ({ name, id }: { name: string; id: string }) => `[@${name}](mention:person/${id})`;

test("a message becomes a task with its people and its date, and each leads to the other", async () => {
  const { id } = await say(`Fix the loom tomorrow at 9 with ${mention(ben)}`);
  const outcome = await convert(id, { channelId: listId });
  expect(outcome).toMatchObject({ type: "task", title: "Fix the loom tomorrow at 9 with @Ben" });
  const task = await get(outcome.id);
  expect(task).toMatchObject({ assignees: [ben.id], due: { time: "09:00" } });
  expect(task.notes).toContain(`**${ada.name}**`);
  expect(task.notes).toContain("> Fix the loom tomorrow at 9 with @Ben");
  expect(task.notes).toContain(`(mention:message/${id})`);
  expect(await shown(id, ben)).toEqual([{ type: "task", id: outcome.id }]);
  const links = await send(ben, listBacklinksContract, { params: { type: "message", targetId: id } });
  expect(links.items).toMatchObject([{ type: "task", id: outcome.id }]);
});

test("a thread comes along with authors and times, and what has become of it is gone when the task is", async () => {
  const root = await say("Plan the fair");
  await say("I bring the **table**", ben, { threadId: root.id });
  await say(`And ${mention(ada)} the lamps`, ben, { threadId: root.id });
  const { id } = await convert(root.id, { channelId: listId, title: "The fair", due: null, assignees: [] });
  const { title, notes, assignees } = await get(id);
  expect({ title, assignees }).toEqual({ title: "The fair", assignees: [] });
  expect(notes.indexOf("> Plan the fair")).toBeLessThan(notes.indexOf("> I bring the **table**"));
  // Nobody is mentioned again by being quoted.
  expect(notes).toContain("> And @Ada the lamps");
  expect(notes).not.toContain("mention:person");
  const alone = await convert(root.id, { channelId: listId, withReplies: false });
  expect((await get(alone.id)).notes).not.toContain("table");
  expect(await shown(root.id)).toHaveLength(2);
  await send(ada, deleteTaskContract, { params: { taskId: id } });
  await send(ada, removeOutcomeContract, { params: { messageId: root.id, type: "task", targetId: id } });
  expect(await shown(root.id)).toEqual([{ type: "task", id: alone.id }]);
});

const CHECKLIST = "For the fair\n- [ ] Table\n- [x] Lamps\n- [ ] **Cloth**\n```\n- [ ] not this\n```";

test("a checklist becomes subtasks, ticked as they are, or tasks of what isn't ticked", async () => {
  const { id } = await say(CHECKLIST);
  const one = await convert(id, { channelId: listId });
  expect(await get(one.id)).toMatchObject({ title: "For the fair", subtasks: 3, openSubtasks: 2 });
  const several = await convert(id, { channelId: listId, checklist: "tasks" });
  expect(several.taskIds).toHaveLength(2);
  for (const taskId of several.taskIds)
    expect((await get(taskId)).notes).toBe(`[Message in #general](mention:message/${id})`);
  const { items } = await send(ada, listTasksContract, {
    params: { channelId: listId },
    query: { parentId: "none" },
  });
  expect(items.map(({ title }) => title)).toEqual(["For the fair", "Table", "Cloth"]);
  const { id: ticked } = await say("- [x] Done");
  expect(await refuse(ticked, { channelId: listId, checklist: "tasks" })).toMatchObject({ status: 409 });
});

test("on a board it is a card in the first column", async () => {
  const board = await makeChannel(workspace, { name: "board", type: "KANBAN" });
  const { id } = await say("Ship it");
  const card = await convert(id, { channelId: board.id });
  expect((await get(card.id)).columnId).not.toBeNull();
});

test("a document is made of it, or has it at its end", async () => {
  const { id } = await say("Minutes\n\nWe *agreed*.");
  const made = await convert(id, { workspaceId });
  expect(made).toMatchObject({ type: "document", title: "Minutes", channel: { type: "DOC" } });
  const read = (documentId: string) =>
    send(ben, getContentContract, { params: { documentId }, query: { format: "markdown" } });
  expect((await read(made.id)).content).toContain("We *agreed*.");
  const before = await read(made.id);
  const { id: other } = await say("One more");
  const { blockIds } = await convert(other, { channelId: made.id });
  expect((await read(made.id)).content).toContain("One more");
  expect(await shown(other)).toEqual([{ type: "document", id: made.id }]);
  await send(ada, editBlocksContract, {
    params: { documentId: made.id },
    body: { edits: blockIds.map((block) => ({ block, action: "delete" as const })) },
  });
  expect((await read(made.id)).content).toBe(before.content);
});

test("words of a private channel go to others only when that is known, and into a document of one's own", async () => {
  const secret = await makeChannel(workspace, {
    ...{ name: "salaries", visibility: "PRIVATE" },
    members: [{ user: ada, role: "MANAGER" }],
  });
  const { id } = await say("Ben earns more", ada, {}, secret.id);
  const draft = await send(ada, getConversionContract, { params: { messageId: id } });
  expect(draft.targets).toMatchObject([{ id: listId, isWider: true }]);
  expect(await refuse(id, { channelId: listId })).toMatchObject({ status: 409, details: { isWider: true } });
  const { items } = await send(ada, listTasksContract, { params: { channelId: listId } });
  expect(items).toEqual([]);
  await convert(id, { channelId: listId, isWiderKnown: true });
  const { id: documentId } = await convert(id, { workspaceId });
  expect(
    await refusal(ben, getContentContract, { params: { documentId }, query: { format: "text" } }),
  ).toMatchObject({ status: 404 });
  // Ben doesn't learn that there is such a message.
  expect(await refuse(id, { channelId: listId, isWiderKnown: true }, ben)).toMatchObject({ status: 404 });
});

test("a guest in the target who isn't in the source counts as others", async () => {
  const guest = await makeMember(workspace, { name: "Gil" }, "GUEST");
  const house = await makeChannel(workspace, {
    ...{ name: "shared", type: "TODO" },
    members: [{ user: guest, role: "EDITOR" }],
  });
  const { id } = await say("Among us");
  const { targets } = await send(ada, getConversionContract, { params: { messageId: id } });
  expect(targets.find((target) => target.id === house.id)?.isWider).toBe(true);
  expect(targets.find((target) => target.id === listId)?.isWider).toBe(false);
});

test("it takes the right to read the one and to write the other; who may not write shows nothing under the message", async () => {
  const closed = await makeChannel(workspace, { name: "closed", type: "TODO", defaultRole: "COMMENTER" });
  const { id } = await say("Do this");
  expect(await refuse(id, { channelId: closed.id }, ben)).toMatchObject({ status: 403 });
  const news = await makeChannel(workspace, { name: "news", defaultRole: "VIEWER" });
  const { id: newsId } = await say("We moved", ada, {}, news.id);
  const { id: taskId } = await convert(newsId, { channelId: listId }, ben);
  const { items } = await send(ben, listMessagesContract, { params: { channelId: news.id } });
  expect(items.at(-1)?.outcomes).toBeUndefined();
  const links = await send(ben, listBacklinksContract, { params: { type: "message", targetId: newsId } });
  expect(links.items).toMatchObject([{ id: taskId }]);
});

test("mentioned people who can't read the target aren't assigned", async () => {
  const mine = await makeChannel(workspace, {
    ...{ name: "mine", type: "TODO", visibility: "PRIVATE" },
    members: [{ user: ada, role: "MANAGER" }],
  });
  const { id } = await say(`${mention(ben)} and ${mention(ada)}: sweep`);
  const { people, targets } = await send(ada, getConversionContract, { params: { messageId: id } });
  expect(people.map(({ name }) => name)).toEqual(["Ben", "Ada"]);
  expect(targets.find((target) => target.id === mine.id)?.readers).toEqual([ada.id]);
  expect((await get((await convert(id, { channelId: mine.id })).id)).assignees).toEqual([ada.id]);
});

test("dates and signs of what only looks like them stay text (case 5)", async () => {
  for (const body of [
    "Ask Mark and Jane to decide",
    "Sunscreen and Saturn posters",
    "Fix issue #12",
    "C# for beginners",
  ]) {
    const { id } = await say(body);
    const draft = await send(ada, getConversionContract, { params: { messageId: id } });
    expect(draft).toMatchObject({ title: body, due: null, people: [] });
  }
});

test("lines of a document become tasks with their people and dates, which lead back to it", async () => {
  const plan = await makeChannel(workspace, { name: "plan", type: "DOC" });
  const input = { params: { documentId: plan.id } };
  const places = await send(ada, listLinePlacesContract, input);
  expect(places.targets).toMatchObject([{ id: listId, isWider: false }]);
  const lines = [
    { title: "Call @Ben 2127-01-15", people: [ben.id] },
    { title: "Fix issue #12", people: [] },
  ];
  const body = { lines, channelId: listId, nonce: newId() };
  const made = await send(ada, convertLinesContract, { ...input, body });
  const { taskIds } = made;
  expect(await send(ada, convertLinesContract, { ...input, body })).toEqual(made);
  const [first, second] = [await get(taskIds[0]!), await get(taskIds[1]!)];
  expect(first).toMatchObject({ title: lines[0]?.title, assignees: [ben.id], due: { on: "2127-01-15" } });
  expect(second).toMatchObject({ title: "Fix issue #12", assignees: [], due: null });
  expect(second.notes).toContain(`(mention:channel/${plan.id})`);
  const links = await send(ada, listBacklinksContract, { params: { type: "channel", targetId: plan.id } });
  expect(links.items.map(({ id }) => id).sort()).toEqual([...taskIds].sort());
  // What was deleted since isn't made again.
  await db().task.update({ where: { id: first.id }, data: { deletedAt: new Date() } });
  expect(await refusal(ada, convertLinesContract, { ...input, body })).toMatchObject({ status: 409 });
});

test("lines of a task’s notes become its subtasks, or cards elsewhere that lead to it", async () => {
  const board = await makeChannel(workspace, { name: "board", type: "KANBAN" });
  const task = await send(ada, createTaskContract, {
    params: { channelId: listId },
    body: { title: "Fair", notes: "- [ ] Table" },
  });
  const input = { params: { documentId: task.id } };
  const lines = [{ title: "Table" }];
  const under = await send(ada, convertLinesContract, { ...input, body: { lines, parentId: task.id } });
  expect(await get(under.id)).toMatchObject({ parentId: task.id, notes: "" });
  expect(await get(task.id)).toMatchObject({ subtasks: 1 });
  const card = await send(ada, convertLinesContract, { ...input, body: { lines, channelId: board.id } });
  expect((await get(card.id)).notes).toContain(`(mention:task/${task.id})`);
});

test("lines about a channel become tasks that lead to it; those about a private one go to others only when that is known", async () => {
  const members = [{ user: ada, role: "MANAGER" as const }];
  const talk = await makeChannel(workspace, { name: "talk", visibility: "PRIVATE", members });
  const input = { params: { channelId: talk.id } };
  expect(await send(ada, listChannelPlacesContract, input)).toMatchObject({
    targets: [{ id: listId, isWider: true }],
  });
  const body = { lines: [{ title: "Call Ben 2127-01-15" }], channelId: listId, nonce: newId() };
  expect(await refusal(ada, convertChannelLinesContract, { ...input, body })).toMatchObject({ status: 409 });
  const known = { ...body, isWiderKnown: true };
  const { id } = await send(ada, convertChannelLinesContract, { ...input, body: known });
  expect(await send(ada, convertChannelLinesContract, { ...input, body: known })).toMatchObject({ id });
  expect(await get(id)).toMatchObject({ due: { on: "2127-01-15" } });
  expect((await get(id)).notes).toContain(`(mention:channel/${talk.id})`);
  expect(await refusal(ben, convertChannelLinesContract, { ...input, body: known })).toMatchObject({
    status: 404,
  });
});

test("lines of a private document go to others only when that is known, and need the right to write there", async () => {
  const members = [{ user: ada, role: "MANAGER" as const }];
  const secret = await makeChannel(workspace, {
    name: "secret",
    type: "DOC",
    visibility: "PRIVATE",
    members,
  });
  const input = { params: { documentId: secret.id } };
  const body = { lines: [{ title: "Ben earns more" }], channelId: listId };
  expect(await refusal(ada, convertLinesContract, { ...input, body })).toMatchObject({ status: 409 });
  await send(ada, convertLinesContract, { ...input, body: { ...body, isWiderKnown: true } });
  expect(
    await refusal(ben, convertLinesContract, { ...input, body: { ...body, isWiderKnown: true } }),
  ).toMatchObject({ status: 404 });
  const closed = await makeChannel(workspace, { name: "closed", type: "TODO", defaultRole: "COMMENTER" });
  const plan = await makeChannel(workspace, { name: "plan", type: "DOC" });
  expect(
    await refusal(ben, convertLinesContract, {
      ...{ params: { documentId: plan.id }, body: { ...body, channelId: closed.id } },
    }),
  ).toMatchObject({ status: 403 });
});
