import { expect, it } from "vitest";
import type { Message } from "@/lib/messages/schema";
import type { TaskActivity } from "@/lib/tasks/activity/schema";
import { toCommentRows } from "./comment-rows";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString();
const comment = (seq: number, minute: number) =>
  ({
    ...{ seq, nonce: `c${seq}`, createdAt: at(minute), author: { id: "ada", name: "Ada", image: null } },
    ...{ deletedAt: null, thread: null, system: null },
  }) as Message;
const act = (id: string, minute: number): TaskActivity => ({
  ...{ id, actor: null, at: at(minute), act: { kind: "notes" } },
});
const format = { dayOf: () => 1, dayName: () => "Today" };

const rowsOf = (messages: Message[], acts: TaskActivity[], unreadAfter = 9) =>
  toCommentRows({ messages, before: undefined, outgoing: [], unreadAfter, userId: "ben", format }, acts).map(
    (row) => {
      if (row.kind === "acts") return row.acts.map(({ id }) => id).join("+");
      return row.kind === "message" ? `${row.message.nonce}${row.startsGroup ? "!" : ""}` : row.kind;
    },
  );

it("folds what was done between two comments, and begins a group after it", () => {
  const comments = [comment(1, 10), comment(2, 11), comment(3, 12)];
  expect(rowsOf(comments, [])).toEqual(["day", "c1!", "c2", "c3"]);
  expect(rowsOf(comments, [act("a", 5), act("b", 11), act("c", 11), act("d", 20)])).toEqual([
    ...["a", "day", "c1!", "b+c", "c2!", "c3", "d"],
  ]);
  expect(rowsOf(comments, [act("a", 11)], 1)).toEqual(["day", "c1!", "a", "unread", "c2!", "c3"]);
  expect(rowsOf([], [act("a", 1), act("b", 2)])).toEqual(["a+b"]);
});
