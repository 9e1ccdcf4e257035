import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { TaskSlot } from "@/components/tasks/panel/task-slot";
import { openTask } from "@/components/tasks/task-place";
import { saveDraftContract } from "@/lib/drafts/contract";
import { labelsQuery } from "@/lib/labels/queries";
import { createMessageContract, markReadContract } from "@/lib/messages/contract";
import type { Message } from "@/lib/messages/schema";
import { getThreadContract } from "@/lib/messages/threads/contract";
import { listTaskActivityContract } from "@/lib/tasks/activity/contract";
import type { TaskActivity } from "@/lib/tasks/activity/schema";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { getTaskContract, listTasksContract } from "@/lib/tasks/contract";
import { openTasksQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { channelPath } from "@/lib/workspaces/paths";
import { makeTask, VIEWER } from "./setup/fake-tasks";
import { currentPath } from "./setup/next-navigation";
import { ben, makeMessage, makeTreeChannel, me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ type: "TODO", name: "House" });
const ask = page.getByRole("button", { name: "Write a comment…" });
const field = page.getByRole("textbox", { name: "Write a comment" });
const log = page.getByRole("log", { name: "Comments and changes" });
const ada = { id: me.id, name: me.name, image: null };

const act = (minute: number, act: TaskActivity["act"], actor: TaskActivity["actor"] = ada): TaskActivity => ({
  ...{ id: newId(), actor, act },
  at: `2026-11-20T09:${String(minute).padStart(2, "0")}:00.000Z`,
});

type Given = { comments?: string[]; acts?: TaskActivity[]; shown?: typeof channel; search?: string };

/** A task with Ben's comments, a minute apart from 9:10, and what was done to it. */
function showTask({ comments = [], acts = [], shown = channel, search = "" }: Given = {}) {
  const task: Task = makeTask(shown.id, 0, { title: "Paint the fence", commentCount: comments.length });
  const other = makeTask(shown.id, 1, { title: "Sweep the yard" });
  const server = fakeServer();
  const messages: Message[] = comments.map((body, index) =>
    makeMessage({
      ...{ channelId: shown.id, threadId: task.id, seq: index + 1, author: ben, body },
      createdAt: `2026-11-20T09:${10 + index}:00.000Z`,
    }),
  );
  const thread = () => ({
    ...{ threadId: task.id, channelId: shown.id, lastSeq: messages.length, isFollowing: true },
    readSeq: Math.max(0, messages.length - 1),
    root: makeMessage({ id: task.id, channelId: shown.id, seq: 0, kind: "SYSTEM", body: "" }),
    about: { type: "task" as const, id: task.id, title: task.title },
  });
  server.answer(getTaskContract, ({ params }) => ({
    ...(params.taskId === task.id ? task : other),
    notes: "",
    documentId: null,
  }));
  server.answer(listTasksContract, () => ({ items: [], nextCursor: null }));
  server.answer(getThreadContract, thread);
  server.answer(openCommentsContract, thread);
  server.answer(listTaskActivityContract, () => ({ items: [...acts].reverse(), nextCursor: null }));
  const view = showWorkspace({
    ...{ channels: [shown], messages: { [shown.id]: messages } },
    page: <TaskSlot channel={shown} />,
    path: `${channelPath(WORKSPACE.slug, shown.id)}?task=${task.id}${search}`,
  });
  server.answer(createMessageContract, ({ body }) => {
    const sent = makeMessage({
      ...{ channelId: shown.id, threadId: body.threadId ?? null, seq: messages.length + 1 },
      ...{ author: ada, nonce: body.nonce, body: body.body ?? "", createdAt: new Date().toISOString() },
    });
    messages.push(sent);
    return sent;
  });
  view.client.setQueryData(openTasksQuery(shown.id).queryKey, [task, other]);
  view.client.setQueryData(labelsQuery(shown.id).queryKey, []);
  return { ...view, server, task, other, messages };
}

test("a task without comments gets its thread when somebody begins to write, not when it is looked at", async () => {
  const { server, task } = showTask();
  const activity = page.getByRole("region", { name: "Activity" });
  await expect.poll(() => activity.query()?.textContent).toContain("created this");
  expect(server.requestsOf(openCommentsContract)).toHaveLength(0);
  await ask.click();
  await expect.element(field).toHaveFocus();
  expect(server.requestsOf(openCommentsContract)).toMatchObject([{ params: { taskId: task.id } }]);
  await userEvent.keyboard("Which color?{Enter}");
  await expect.element(log.getByText("Which color?")).toBeVisible();
  expect(server.requestsOf(createMessageContract)).toMatchObject([
    { body: { body: "Which color?", threadId: task.id } },
  ]);
  await expect.element(page.getByRole("checkbox", { name: /Also send/ })).not.toBeInTheDocument();
  await expectAccessible();
});

test("what was done is folded between the comments, and unfolds", async () => {
  showTask({
    comments: ["Is there enough paint?", "There is"],
    acts: [
      act(1, { kind: "assigned", people: [ben] }),
      act(2, { kind: "priority", from: 0, to: 3 }),
      act(3, { kind: "labels", added: ["home", "garden"], removed: [] }),
      act(11, { kind: "renamed", from: "Paint", to: "Paint the fence" }, ben),
      act(30, { kind: "completed" }, null),
    ],
  });
  const folded = page.getByRole("button", { name: /3 changes by Ada/ });
  await expect.element(folded).toHaveAttribute("aria-expanded", "false");
  await expect.element(log.getByText("There is")).toBeVisible();
  const text = () => log.element().textContent ?? "";
  const order = [
    "3 changes",
    "Is there enough paint?",
    "renamed this from “Paint”",
    "There is",
    "marked this done",
  ];
  expect(order.map((words) => text().indexOf(words))).toEqual(
    order.map((words) => text().indexOf(words)).sort((a, b) => a - b),
  );
  expect(order.every((words) => text().includes(words))).toBe(true);
  await folded.click();
  const unfolded = ["assigned this to Ben", "set the priority to high", "added the labels home and garden"];
  for (const words of unfolded) await expect.poll(text).toContain(words);
  await expectAccessible();
});

test("a comment that is begun is there again after the panel was closed, or shows another task", async () => {
  const { server, task, other } = showTask({ comments: ["Is there enough paint?"] });
  server.answer(saveDraftContract, ({ params, body }) => ({
    ...{ channelId: params.channelId, threadId: body.threadId ?? null, workspaceId: WORKSPACE.id },
    ...{ body: body.body, revision: 1, updatedAt: new Date().toISOString() },
  }));
  await ask.click();
  await field.fill("half a thought");
  openTask(other.id);
  await expect.element(page.getByRole("textbox", { name: "Title" })).toHaveValue("Sweep the yard");
  await expect.element(ask).toBeVisible();
  openTask(null);
  await expect.element(ask).not.toBeInTheDocument();
  openTask(task.id);
  await expect.element(field).toHaveTextContent("half a thought");
});

test("seeing a comment reads it, and an address names one", async () => {
  const comments = Array.from({ length: 40 }, (_, index) => `Comment ${index + 1}`);
  const { server, task } = showTask({ comments, search: "&m=12" });
  await expect.element(log.getByText("Comment 12", { exact: true })).toBeInViewport();
  expect(currentPath()).toContain("m=12");
  log.getByText("Comment 40", { exact: true }).element().scrollIntoView();
  await expect
    .poll(() => server.requestsOf(markReadContract).at(-1))
    .toMatchObject({ body: { seq: 40, threadId: task.id } });
});

test("who may only read sees the comments, and nothing to write in", async () => {
  showTask({ comments: ["Is there enough paint?"], shown: { ...channel, ...VIEWER } });
  await expect.element(log.getByText("Is there enough paint?")).toBeVisible();
  await expect.element(ask).not.toBeInTheDocument();
});
