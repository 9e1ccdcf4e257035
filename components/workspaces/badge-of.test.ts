import { expect, it } from "vitest";
import { badgeOf } from "./badge-of";

const conversation = (parts: object = {}) => ({
  ...{ lastSeq: 2, readSeq: 0, isMuted: false, mentionCount: 0 },
  ...parts,
});

it("counts the inbox and conversations, each once", () => {
  expect(badgeOf({}, [conversation({ readSeq: 2 })], false)).toEqual({ count: 0, hasDot: false });
  // In the inbox as well.
  expect(badgeOf({ DIRECT_MESSAGE: 1 }, [conversation()], true)).toEqual({ count: 1, hasDot: false });
  // Its item is read, or it has none.
  expect(badgeOf({}, [conversation(), conversation()], false).count).toBe(2);
  // In a conversation further down than the list reaches.
  expect(badgeOf({ DIRECT_MESSAGE: 3, MENTION: 1, REMINDER: 1 }, [conversation()], false).count).toBe(5);
  expect(badgeOf({ MENTION: 1 }, [conversation({ mentionCount: 1 })], false).count).toBe(1);
});

it("shows the rest as a dot, and nothing of muted conversations", () => {
  expect(badgeOf({}, [], true)).toEqual({ count: 0, hasDot: true });
  expect(badgeOf({}, [conversation({ isMuted: true })], false)).toEqual({ count: 0, hasDot: false });
});
