import { expect, it } from "vitest";
import type { Task } from "@/lib/tasks/schema";
import { draftTask } from "./draft-task";
import { changedByOthers } from "./fade-in-others";
import { noteOwnRevisions } from "./own-revisions";

const ME = "me";
let made = 0;
const task = (title: string, parts: Partial<Task> = {}): Task => ({
  ...draftTask("list", title, {}, "ben"),
  id: `task ${++made}`,
  revision: 1,
  ...parts,
});
const titlesOf = (
  ...[before, tasks, pending = []]: [Task[], Task[], Parameters<typeof changedByOthers>[0]["pending"]?]
) => changedByOthers({ before, tasks, pending }).map(({ title }) => title);

it("names what others added and changed, not what only counts differently", () => {
  const [a, b, c] = [task("A"), task("B"), task("C")];
  const after = [{ ...a, title: "A2", revision: 2 }, { ...b, openSubtasks: 3, revision: 2 }, c, task("D")];
  expect(titlesOf([a, b, c], after)).toEqual(["A2", "D"]);
});

it("leaves out one's own changes, whether the answer or the event comes first", () => {
  const a = task("A");
  const answered = { ...a, title: "A2", revision: 2 };
  expect(titlesOf([a], [answered], [{ changes: new Map([[a.id, {}]]), held: [] }])).toEqual([]);
  noteOwnRevisions([answered]);
  expect(titlesOf([a], [answered])).toEqual([]);
  expect(titlesOf([answered], [{ ...answered, priority: 3, revision: 3 }])).toEqual(["A2"]);
});

it("leaves out a task of one's own that has just been added", () => {
  const draft = draftTask("list", "New", {}, ME);
  const held = [{ changes: new Map(), held: [draft] }];
  expect(titlesOf([], [draft], held)).toEqual([]);
  expect(titlesOf([draft], [task("New", { createdBy: ME }), task("New")], held)).toEqual(["New"]);
});
