import { expect, it } from "vitest";
import type { Task } from "@/lib/tasks/schema";
import { changeTo, levelsAt, placeBehind } from "./drop";
import type { Row } from "./rows";
import { flatten, treeOf } from "./task-tree";

/** Tasks by their titles, with what they stand under. */
function list(...given: [title: string, parent?: string][]) {
  const tasks = given.map(
    ([id, parentId = null], index) => ({ id, title: id, parentId, position: `a${index}` }) as Task,
  );
  const tree = treeOf(tasks);
  const rows = flatten(tree).map(({ task, level }, number) => ({
    ...{ kind: "task" as const, id: `all ${task.id}`, task, level, number },
  }));
  const row = (id: string) => rows.find(({ task }) => task.id === id) as Extract<Row, { kind: "task" }>;
  return { tree, row };
}

it("a task takes the levels that are there between two rows", () => {
  const { tree, row } = list(["A"], ["b", "A"], ["c", "b"], ["D"], ["e", "D"], ["F"]);
  const levels = (id: string, above?: string, below?: string) =>
    levelsAt(tree, row(id).task, above ? row(above) : undefined, below ? row(below) : undefined);
  expect(levels("F")).toEqual({ least: 0, most: 0 });
  expect(levels("F", "A", "b")).toEqual({ least: 1, most: 1 });
  expect(levels("F", "c", "D")).toEqual({ least: 0, most: 2 });
  // Its own subtask goes along, and three levels are the most.
  expect(levels("D", "c", "F")).toEqual({ least: 0, most: 1 });
  expect(levels("A", "e", "F")).toEqual({ least: 0, most: 0 });
});

it("a task comes behind the row above, whatever a filter hides, or under it (case 6)", () => {
  const { tree, row } = list(["A"], ["b", "A"], ["c", "b"], ["D"]);
  expect(placeBehind(tree, undefined, 0)).toEqual({ parentId: null, afterId: null });
  expect(placeBehind(tree, row("D"), 0)).toEqual({ parentId: null, afterId: "D" });
  expect(placeBehind(tree, row("D"), 1)).toEqual({ parentId: "D", afterId: null });
  expect(placeBehind(tree, row("c"), 1)).toEqual({ parentId: "A", afterId: "b" });
  expect(placeBehind(tree, row("c"), 0)).toEqual({ parentId: null, afterId: "A" });
});

it("what is put into a group is what the group is", () => {
  const due = { on: "2027-01-31", time: "09:00", timeZone: "UTC", at: null };
  const task = { due, labels: ["x", "y"], assignees: ["ada"] } as unknown as Task;
  const to = (id: string, given = {}) => ({ id, given });
  expect(changeTo("due", task, "today", to("tomorrow", { due: { on: "2027-02-01" } }))).toEqual({
    due: { on: "2027-02-01", time: "09:00", timeZone: "UTC" },
  });
  expect(changeTo("due", task, "today", to("none"))).toEqual({ due: null });
  expect(changeTo("due", task, "today", to("later"))).toBeNull();
  expect(changeTo("priority", task, "0", to("3", { priority: 3 }))).toEqual({ priority: 3 });
  expect(changeTo("label", task, "x", to("z"))).toEqual({ labels: ["y", "z"] });
  expect(changeTo("label", task, "x", to("none"))).toEqual({ labels: [] });
  expect(changeTo("assignee", task, "ada", to("ben"))).toEqual({ assignees: ["ben"] });
  expect(changeTo("assignee", task, "none", to("ada"))).toEqual({ assignees: ["ada"] });
});
