import { expect, test } from "vitest";
import type { AiMessage } from "../messages/schema";
import { readAgain, withSession } from "./merge";
import type { AiChat, AiSession } from "./schema";

const session = (revision: number, leafId: string) => ({ revision, leafId }) as AiSession;
const message = (id: string, finish: AiMessage["finish"] = null) => ({ id, finish }) as AiMessage;
const chat = (revision: number, leafId: string, nodeIds: string[], messages: AiMessage[]): AiChat => ({
  session: session(revision, leafId),
  instructions: "",
  origin: null,
  nodes: nodeIds.map((id) => ({ id, parentId: null, role: "USER" })),
  messages,
});

test("a session of an earlier revision is ignored", () => {
  const held = chat(3, "b", [], []);
  expect(withSession(held, session(2, "a"), false)).toBe(held);
  expect(withSession(held, session(4, "a"), false).session).toEqual(session(4, "a"));
});

test("the branch that was chosen last stays while the server doesn't have it yet", () => {
  expect(withSession(chat(1, "b", [], []), session(2, "a"), true).session).toEqual(session(2, "b"));
});

test("a chat that is read again keeps the messages that were loaded, unless they were deleted", () => {
  const held = chat(1, "c", ["a", "b", "c"], [message("a"), message("b"), message("c")]);
  const read = chat(1, "c", ["a", "c"], [message("c", "DONE")]);
  expect(readAgain(held, read, false).messages).toEqual([message("a"), message("c", "DONE")]);
});

test("an answer that has ended isn't replaced by an earlier state of it", () => {
  const held = chat(1, "a", ["a"], [message("a", "STOPPED")]);
  expect(readAgain(held, chat(1, "a", ["a"], [message("a")]), false).messages).toEqual(held.messages);
});
