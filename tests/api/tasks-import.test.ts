import { beforeEach, expect, it } from "vitest";
import { handlers } from "@/lib/composition/job-handlers";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { cancelJobRunContract, listJobRunsContract } from "@/lib/jobs/contract";
import { listMessagesContract } from "@/lib/messages/contract";
import { getThreadContract } from "@/lib/messages/threads/contract";
import { makeChannel, makeMember, makeSignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { addCard, addCards, archive, board, doing, done, makeBoard, todo } from "./boards-helpers";
import { callRoute, refused } from "./files-helpers";
import { imported, odd, perform, post, start } from "./tasks-import-helpers";

beforeEach(makeBoard);

it("makes a whole board of an untidy Trello export, once for each start (case 22)", async () => {
  await makeMember(workspace, { name: "Mira Example" });
  const first = await imported("Flat share.json", await odd());
  expect(first.channel).toMatchObject({
    name: "Flat share",
    type: "KANBAN",
    visibility: "WORKSPACE",
    lastSeq: 1,
  });
  const cards = first.tasks.filter(({ parentId }) => parentId === null);
  expect(cards).toHaveLength(6);
  const inColumn = (name: string) =>
    cards.filter(({ column, archivedAt }) => column?.name === name && !archivedAt).map(({ title }) => title);
  expect(inColumn("Backlog")).toEqual(["Order chairs", "Paint the wall"]);
  expect(inColumn("Doing")).toHaveLength(1);
  const chairs = cards.find(({ title }) => title === "Order chairs");
  expect(chairs?.labels.map(({ label }) => `${label.name} ${label.color}`).toSorted()).toEqual([
    "Office green",
    "Red red",
  ]);
  expect(chairs?.assignees).toHaveLength(1);
  const under = (title: string) =>
    first.tasks.filter(({ parent }) => parent?.title === title).map((one) => one.title);
  expect([under("Order chairs"), under("Steps"), under("Shopping")]).toEqual([
    ["Shopping", "Steps"],
    ["Pay", "Measure"],
    ["Glue"],
  ]);

  const threadId = chairs?.id ?? "";
  const asked = { params: { channelId: first.channelId }, query: { threadId } };
  const replies = await send(ada, listMessagesContract, asked);
  expect(replies.items.map(({ body }) => body)).toEqual([
    "A former member wrote on 2026-10-01 at 08:00 UTC:\n\nFirst, by somebody who has left",
    expect.stringMatching(
      /^\[@Mira Example\]\(mention:person\/.*\) wrote on 2026-10-02 at 08:00 UTC:\n\nSecond$/,
    ),
  ]);
  // A file can say anything: nobody else is its author, and nobody is notified.
  expect(new Set(replies.items.map(({ author }) => author.id))).toEqual(new Set([ada.id]));
  expect(await send(ben, getThreadContract, { params: { threadId } })).toMatchObject({
    lastSeq: 2,
  });
  expect(await db().inboxItem.count({ where: { channelId: first.channelId } })).toBe(0);

  const [report] = await db().message.findMany({ where: { streamId: first.channelId } });
  for (const note of first.notes.join(" ").match(/Sell the sofa|Loose|Ask the landlord/g) ?? [])
    expect(report?.body).toContain(note);
  expect(await db().file.count({ where: { purpose: "IMPORT", ownerId: ada.id } })).toBe(0);

  const second = await imported("Flat share.json", await odd());
  expect(second.channelId).not.toBe(first.channelId);
  expect(second.tasks).toHaveLength(first.tasks.length);
});

it("refuses a second start while one runs, and keeps nothing of it", async () => {
  const run = await start("a.json", await odd());
  expect(await refused(await post(ada, "a.json", await odd()))).toMatchObject({ code: "conflict" });
  expect((await send(ada, listJobRunsContract, { query: {} })).items.map(({ id }) => id)).toEqual([run.id]);
  expect((await send(ben, listJobRunsContract, { query: {} })).items).toEqual([]);
  expect(await db().file.count({ where: { purpose: "IMPORT", ownerId: ada.id } })).toBe(1);
});

it("leaves nothing of a board where it is broken off half-way", async () => {
  const before = await db().channel.count();
  const run = await start("a.json", await odd());
  const after = await perform(run, (data, context) =>
    handlers["tasks.import"](data, {
      ...context,
      // The first report is in the middle of the transaction.
      progress: async () => {
        await send(ada, cancelJobRunContract, { params: { runId: run.id } });
        throw new Error("cut");
      },
    }).catch(() => {}),
  );
  expect(after).toMatchObject({ state: "CANCELLED", result: null });
  expect(await db().channel.count()).toBe(before);

  const cancelled = await start("b.json", await odd());
  const late = await perform(cancelled, (data, context) =>
    handlers["tasks.import"](data, {
      ...context,
      progress: async (...given) => {
        if (given[0] === given[1]) await send(ada, cancelJobRunContract, { params: { runId: cancelled.id } });
      },
    }),
  );
  expect(late.state).toBe("CANCELLED");
  expect(await db().channel.count()).toBe(before);
});

it("says what is wrong with a file, and doesn't try again", async () => {
  const failed = await perform(await start("a.json", "{}"));
  expect(failed).toMatchObject({
    state: "FAILED",
    error: expect.stringContaining("isn’t a board of Trello"),
  });
  const wide = await perform(await start("a.csv", Uint8Array.of(0x54, 0xe4)));
  expect(wide).toMatchObject({ state: "FAILED", error: expect.stringContaining("UTF-8") });
});

it("refuses 50 MB, other files, and people who may make no channels", async () => {
  const large = await refused(await post(ada, "a.json", new Uint8Array(50 * 1024 * 1024)));
  expect(large).toEqual({ status: 413, code: "too_large", message: "The file is larger than 40 MB." });
  expect(await refused(await post(ada, "a.pdf", "x"))).toMatchObject({
    status: 422,
    message: expect.stringContaining("Trello"),
  });
  expect((await post(ada, "a.json", "{}", { type: "TODO" })).status).toBe(422);
  expect((await post(ada, "a.csv", "x", { columns: "due:1" })).status).toBe(422);
  expect((await post(null, "a.json", "{}")).status).toBe(401);
  expect((await post(await makeSignedIn({ name: "Eve" }), "a.json", "{}")).status).toBe(404);
});

it("reads what the export writes as it was, without questions", async () => {
  const labels = await Promise.all(
    ["=home", "a, b", 'say "x"'].map((name) =>
      db().label.create({ data: { channelId: board.id, name, color: "red" } }),
    ),
  );
  const first = await addCard("'=1+1", {
    ...{
      notes: "Line one\nline two\n\n- [ ] a",
      priority: 3,
      labels: labels.map(({ id }) => id),
      assignees: [ben.id],
    },
    due: { on: "2127-01-31", time: "09:30", timeZone: "Asia/Tokyo" },
    repeat: { rule: "FREQ=MONTHLY;BYMONTHDAY=31", mode: "SCHEDULE" },
  });
  const part = await addCard("Part, one", { parentId: first.id });
  await addCard("Part of it", { parentId: part.id });
  await addCards(doing.id, "@second", "\uFF1Dthird");
  await addCard("Finished", { columnId: done.id });
  await archive((await addCard("Old", { columnId: todo.id })).id);
  const csv = async (channelId: string) =>
    (
      await callRoute(ada, "GET", "channels/[channelId]/tasks/export", {
        params: { channelId },
        query: { format: "csv" },
      })
    ).text();
  // The last four are those of the rows themselves.
  const facts = (text: string) => text.split("\r\n").map((row) => row.replace(/(,[^,]*){4}$/, ""));
  const before = await csv(board.id);
  const { channelId, notes } = await imported("launch.csv", before);
  expect(facts(await csv(channelId))).toEqual(facts(before));
  expect(notes).toEqual([]);
});

it("makes a private list of a spreadsheet, with its own columns", async () => {
  const address = `${env().APP_URL.replace(/\/$/, "")}/w/${workspace.slug}/c/${board.id}`;
  const text = `Was,Wer,Wann,Liste,Notiz\nMalen,Ben,2127-03-01,Haus,\nKochen,Ada,,,${address} ${address}\nPutzen,,2020-01-01,,\n`;
  const sibling = await makeChannel(workspace, { name: "first", parentId: board.id });
  const more = {
    type: "TODO",
    visibility: "PRIVATE",
    title: "Home",
    columns: "title:0,assignees:1,due:2,column:3,notes:4",
    parentId: board.id,
  };
  const { channel, tasks, notes, channelId } = await imported("x.csv", text, more);
  const place = { visibility: "PRIVATE", parentId: board.id };
  expect(channel).toMatchObject({ name: "Home", type: "TODO", ...place });
  expect(channel.position > sibling.position).toBe(true);
  expect(await db().objectReference.findMany({ where: { channelId } })).toMatchObject([
    { sourceType: "task", sourceId: tasks[1]?.id, targetType: "channel", targetId: board.id },
  ]);
  expect(tasks.map(({ title, columnId }) => [title, columnId])).toEqual([
    ["Malen", null],
    ["Kochen", null],
    ["Putzen", null],
  ]);
  // Its date has come: nobody is reminded of it.
  expect(await db().taskReminder.findMany({ where: { task: { channelId } } })).toEqual([
    { taskId: tasks[2]?.id, userId: ada.id, due: "2020-01-01" },
  ]);
  expect(tasks[0]).toMatchObject({
    assignees: [],
    notes: "Assigned to Ben",
    labels: [{ label: { name: "Haus" } }],
  });
  expect(tasks[1]?.assignees).toMatchObject([{ userId: ada.id }]);
  expect(notes.join("\n")).toMatch(/A list has no columns.*\n.*Ben/);
  expect(await db().channelMember.count({ where: { channelId } })).toBe(1);
});
