import { expect, it } from "vitest";
import type { Task } from "./schema";
import { changeList, compareTasks } from "./task-list";

const task = (id: string, position: string, revision = 1): Task => ({
  ...{
    id,
    position,
    revision,
    channelId: "c",
    parentId: null,
    columnId: null,
    archivedAt: null,
    title: id,
    due: null,
    repeat: null,
    priority: 0,
  },
  ...{ labels: [], assignees: [], completedAt: null, completedBy: null, hasNotes: false, notesRevision: 0 },
  ...{
    subtasks: 0,
    openSubtasks: 0,
    attachmentCount: 0,
    cover: null,
    commentCount: 0,
    createdAt: "",
    createdBy: null,
  },
});
const list = [task("a", "Zz"), task("b", "a0"), task("c", "a1")];
const open = ({ completedAt }: Task) => !completedAt;
const after = (tasks: Task[], deletedIds: string[] = []) =>
  changeList(list, { tasks, deletedIds }, open)
    .map(({ id }) => id)
    .join("");

it("puts tasks where they belong, by bytes and then by id", () => {
  expect([...list].reverse().sort(compareTasks)).toEqual(list);
  expect(after([task("d", "a0V"), task("e", "ZV"), task("f", "a2")])).toBe("eabdcf");
  expect(after([task("bb", "a0"), task("aa", "a0")])).toBe("aaabbbc");
  expect(after([task("a", "a0V", 2)])).toBe("bac");
});

it("takes out what is deleted, or doesn't belong there any more", () => {
  expect(after([], ["b"])).toBe("ac");
  expect(after([{ ...task("a", "Zz", 2), completedAt: "2027-01-01T00:00:00Z" }])).toBe("bc");
});

it("keeps the list where nothing of it changes, and what is later", () => {
  const done = { ...task("z", "a9"), completedAt: "2027-01-01T00:00:00Z" };
  expect(changeList(list, { tasks: [done], deletedIds: ["y"] }, open)).toBe(list);
  const held = [task("a", "a5", 3)];
  expect(changeList(held, { tasks: [task("a", "a1", 2)], deletedIds: [] }, open)).toBe(held);
});
