import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { latestTasks } from "./latest-tasks";
import type { Task } from "./schema";

const at = (channelId: string, revision: number) => ({ id: "t", channelId, revision }) as Task;

it("drops what is older than the task's end in its channel, and takes what restores it", () => {
  const latest = latestTasks(new QueryClient());
  expect(latest.take(at("a", 3))).toBe(true);
  latest.noteDeleted("t", "a", 3);
  expect(latest.take(at("a", 4))).toBe(false);
  expect(latest.take(at("a", 5))).toBe(true);
});

it.each([
  ["its end here comes first", true],
  ["its coming there comes first", false],
])("takes a task that moves to another channel and back, where %s", (_, isEndFirst) => {
  const latest = latestTasks(new QueryClient());
  expect(latest.take(at("a", 3))).toBe(true);
  for (const [from, to, revision] of [["a", "b", 5] as const, ["b", "a", 7] as const]) {
    const end = () => latest.noteDeleted("t", from, revision - 2);
    if (isEndFirst) end();
    expect(latest.take(at(to, revision))).toBe(true);
    if (!isEndFirst) end();
    expect(latest.take(at(to, revision))).toBe(true);
  }
  expect(latest.take(at("a", 6))).toBe(false);
});
