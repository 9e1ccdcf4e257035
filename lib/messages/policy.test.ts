import { describe, expect, it } from "vitest";
import { canDelete, canEdit, MAX_SEQ, windowOf } from "./policy";

describe("windowOf", () => {
  const cases = [
    { query: { limit: 10 }, lastSeq: 100, from: 91, to: 100 },
    { query: { limit: 10 }, lastSeq: 3, from: 1, to: 10 },
    { query: { limit: 10 }, lastSeq: 0, from: 1, to: 10 },
    { query: { after: 20, limit: 10 }, lastSeq: 100, from: 21, to: 30 },
    { query: { after: 0, limit: 10 }, lastSeq: 100, from: 1, to: 10 },
    { query: { before: 20, limit: 10 }, lastSeq: 100, from: 10, to: 19 },
    { query: { before: 5, limit: 10 }, lastSeq: 100, from: 1, to: 4 },
    { query: { before: 1, limit: 10 }, lastSeq: 100, from: 1, to: 0 },
    { query: { before: 1_000, limit: 10 }, lastSeq: 100, from: 91, to: 100 },
    { query: { around: 50, limit: 10 }, lastSeq: 100, from: 45, to: 54 },
    { query: { around: 1, limit: 10 }, lastSeq: 100, from: 1, to: 10 },
    { query: { around: 100, limit: 10 }, lastSeq: 100, from: 91, to: 100 },
    { query: { after: MAX_SEQ, limit: 10 }, lastSeq: 100, from: MAX_SEQ, to: MAX_SEQ },
  ];
  it.each(cases)("$query of $lastSeq is $from to $to", ({ query, lastSeq, from, to }) => {
    expect(windowOf(query, lastSeq)).toEqual({ from, to });
  });
});

describe("who may change a message", () => {
  const mine = { author: { id: "me" } };
  const open = (role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER") => ({
    role,
    type: "CHAT" as const,
    isArchived: false,
  });

  it("is edited by its author only", () => {
    expect(canEdit(mine, "me", open("COMMENTER"))).toBe(true);
    expect(canEdit(mine, "other", open("MANAGER"))).toBe(false);
    expect(canEdit(mine, "me", open("VIEWER"))).toBe(true);
    expect(canEdit(mine, "me", { ...open("MANAGER"), isArchived: true })).toBe(false);
  });
  it("is deleted by its author or who moderates", () => {
    expect(canDelete(mine, "me", open("COMMENTER"))).toBe(true);
    expect(canDelete(mine, "other", open("MANAGER"))).toBe(true);
    expect(canDelete(mine, "other", open("EDITOR"))).toBe(false);
  });
});
