import { describe, expect, it } from "vitest";
import type { Processors } from "./processor";
import { pendingOf, stepsOf } from "./steps";

const named = (...names: string[]) => names.map((name) => ({ name, process: async () => {} }));
const processors: Processors = {
  "message.created": named("inbox", "search"),
  "message.updated": named("inbox", "search"),
  "message.deleted": named("search"),
  "reaction.added": [],
  "reaction.removed": [],
  "person.joined": [],
  ...{ "task.created": [], "task.updated": [], "task.assigned": [], "task.acted": [], "task.deleted": [] },
  ...{
    "person.left": [],
    "channel.created": [],
    "channel.updated": [],
    "channel.deleted": [],
    "call.ended": [],
  },
  ...{ "file.updated": [], "document.edited": named("text", "references") },
};
const created = { id: "1", event: "message.created", pending: [], isDue: true } as const;
const updated = { id: "2", event: "message.updated", pending: [], isDue: true } as const;
const stepsFor = (...events: Parameters<typeof stepsOf>[1]) =>
  stepsOf(processors, events).map(({ id, name }) => `${name} ${id}`);

describe("what runs for the events of one object", () => {
  it("is everything that waits, event by event", () => {
    expect(stepsFor(created, updated)).toEqual(["inbox 1", "search 1", "inbox 2", "search 2"]);
    expect(stepsFor({ ...created, pending: ["search"] })).toEqual(["search 1"]);
  });

  it("keeps the order for a processor that has to wait, and for that one only", () => {
    const failed = { ...created, pending: ["inbox"], isDue: false };
    expect(stepsFor(failed, updated)).toEqual(["search 2"]);
  });

  it("is once what the last of some edits supersedes, except behind one that has to wait", () => {
    const edits = ["1", "2", "3"].map(
      (id) => ({ id, event: "document.edited", pending: [], isDue: true }) as const,
    );
    expect(stepsOf(processors, edits)).toEqual([
      { id: "3", name: "text", superseded: ["1", "2"] },
      { id: "3", name: "references", superseded: ["1", "2"] },
    ]);
    const [first, ...later] = edits;
    const failed = { ...first!, pending: ["text"], isDue: false };
    expect(stepsOf(processors, [failed, ...later])).toEqual([
      { id: "3", name: "references", superseded: ["2"] },
    ]);
  });

  it("forgets a processor that is no longer in the table", () => {
    expect(pendingOf(processors, { ...created, pending: ["previews"] })).toEqual([]);
  });
});
