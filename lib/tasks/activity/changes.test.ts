import { expect, it } from "vitest";
import type { Task } from "../schema";
import { changesBetween } from "./changes";

const task: Task = {
  ...{
    id: "t",
    channelId: "c",
    parentId: null,
    columnId: null,
    archivedAt: null,
    title: "Pay rent",
    position: "a0",
    due: null,
    repeat: null,
  },
  ...{ priority: 0, labels: [], assignees: ["ada"], completedAt: null, completedBy: null, hasNotes: false },
  ...{
    notesRevision: 0,
    subtasks: 0,
    openSubtasks: 0,
    attachmentCount: 0,
    cover: null,
    commentCount: 0,
    revision: 1,
    createdAt: "",
    createdBy: null,
  },
};
const due = { on: "2127-01-31", time: null, timeZone: null, at: null };

it("names each field that differs, with both values, and nothing else", () => {
  expect(
    changesBetween(task, { ...task, revision: 2, position: "a1", subtasks: 3, commentCount: 4 }),
  ).toEqual([]);
  const repeat = { rule: "FREQ=MONTHLY", mode: "SCHEDULE" as const, text: "every month" };
  const after = { ...task, title: "Pay the rent", due, repeat, priority: 3 as const, notesRevision: 1 };
  expect(changesBetween(task, { ...after, assignees: ["ben", "chiara"] })).toEqual([
    { kind: "renamed", from: "Pay rent", to: "Pay the rent" },
    { kind: "due", from: null, to: due },
    { kind: "repeat", to: "every month" },
    { kind: "priority", from: 0, to: 3 },
    { kind: "assigned", userIds: ["ben", "chiara"] },
    { kind: "unassigned", userIds: ["ada"] },
    { kind: "notes" },
  ]);
});
