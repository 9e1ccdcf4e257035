import { expect, test } from "vitest";
import { sampleMessage } from "@/tests/sample-message";
import { compactMessage, expandMessage } from "./compact";

test("a message of text alone loses the fields that all such messages share", () => {
  const message = sampleMessage(1);
  const compact = compactMessage(message);
  expect(Object.keys(compact).sort()).toEqual([
    "author",
    "body",
    "channelId",
    "createdAt",
    "id",
    "nonce",
    "seq",
  ]);
  expect(expandMessage(compact)).toEqual(message);
});

test("fields that differ from a message of text stay", () => {
  const message = sampleMessage(2, {
    kind: "SYSTEM",
    threadId: "thread",
    isPinned: true,
    deletedAt: "2026-01-02T00:00:00.000Z",
    reactions: [{ emoji: "👍", userIds: ["ada"] }],
    system: { type: "channel.renamed", name: "kind" },
  });
  expect(compactMessage(message)).toMatchObject({ kind: "SYSTEM", threadId: "thread", isPinned: true });
  expect(expandMessage(compactMessage(message))).toEqual(message);
});
