import { describe, expect, it } from "vitest";
import type { Message } from "@/lib/messages/schema";
import type { Row } from "./rows";
import { isSmallChange, screenful, type View } from "./use-drawn";

const row = (seq: number, startsGroup = false): Row => ({
  kind: "message",
  key: `nonce ${seq}`,
  message: { seq } as Message,
  startsGroup,
});
const view = (rows: Row[]): View => ({
  ...{ rows, isEnd: true, hasBefore: false, newestSeq: 100 },
  range: { from: 1, to: 100 },
});
const hundred = Array.from({ length: 100 }, (_, n) => row(n + 1));

describe("the rows drawn first", () => {
  it("are the last ones, as many as fill the screen even where each is one line", () => {
    const first = screenful(view(hundred), 24 * 30);
    expect(first.rows).toEqual(hundred.slice(70));
    expect(first).toMatchObject({ hasBefore: true, isEnd: true, range: { from: 71, to: 100 } });
  });
  it("are fewer where names take their place", () => {
    const rows = hundred.map((_, n) => row(n + 1, true));
    expect(screenful(view(rows), 24 * 30).rows).toHaveLength(14);
  });
  it("are all where these are few", () => {
    const all = view(hundred.slice(0, 20));
    expect(screenful(all, 720)).toBe(all);
  });
});

describe("a small change", () => {
  const before = view(hundred);
  it("is a message that comes, changes, or takes the first one's place", () => {
    expect(isSmallChange(before, view([...hundred, row(101)]))).toBe(true);
    expect(isSmallChange(before, view([...hundred.slice(1), row(101)]))).toBe(true);
    expect(isSmallChange(before, view(hundred.with(50, row(51))))).toBe(true);
  });
  it("is the first message of all", () => {
    expect(isSmallChange(view([]), view([row(1)]))).toBe(true);
    expect(isSmallChange(view([]), before)).toBe(false);
  });
  it("is a message on its way that arrives", () => {
    const entry = { nonce: "n", channelId: "c", body: "", createdAt: "", status: "sending" } as const;
    const sending: Row = { kind: "outgoing", key: "nonce 101", entry, startsGroup: true };
    expect(isSmallChange(view([...hundred, sending]), view([...hundred, row(101, true)]))).toBe(true);
  });
  it("is neither a page that is added, nor another one, nor all read again", () => {
    expect(isSmallChange(view(hundred.slice(25)), before)).toBe(false);
    expect(isSmallChange(view(hundred.slice(0, 75)), before)).toBe(false);
    expect(isSmallChange(before, view([row(500)]))).toBe(false);
    expect(isSmallChange(before, view(hundred.map((_, n) => row(n + 1))))).toBe(false);
    expect(isSmallChange(null, before)).toBe(false);
  });
});
