import { describe, expect, it } from "vitest";
import { sampleMessage } from "@/tests/sample-message";
import type { MessageWindow } from "./schema";
import { appendMessage, joinAfter, joinBefore, replaceMessage, trimAround } from "./window";

const message = (seq: number, body = `message ${seq}`) => sampleMessage(seq, { body });

function windowOf(from: number, to: number, more: Partial<MessageWindow> = {}): MessageWindow {
  const items = Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
  return { items, hasBefore: from > 1, hasAfter: false, ...more };
}
const seqs = (window: MessageWindow | null) => window?.items.map(({ seq }) => seq);

describe("a new message", () => {
  it("follows the last one", () => {
    expect(seqs(appendMessage(windowOf(1, 2), message(3)))).toEqual([1, 2, 3]);
    expect(seqs(appendMessage({ items: [], hasBefore: false, hasAfter: false }, message(1)))).toEqual([1]);
  });
  it("reports a gap before it", () => {
    expect(appendMessage(windowOf(1, 2), message(4))).toBeNull();
    expect(appendMessage({ items: [], hasBefore: false, hasAfter: false }, message(2))).toBeNull();
  });
  it("comes once, however often it is published", () => {
    expect(seqs(appendMessage(windowOf(1, 3), message(3)))).toEqual([1, 2, 3]);
  });
  it("doesn't show where older ones are being read", () => {
    expect(seqs(appendMessage(windowOf(1, 3, { hasAfter: true }), message(9)))).toEqual([1, 2, 3]);
  });
});

describe("joining what was read", () => {
  it("takes the newer versions where both overlap", () => {
    const next = { ...windowOf(2, 4), items: [message(2, "edited"), message(3), message(4)] };
    const window = joinAfter(windowOf(1, 3), next);
    expect(seqs(window)).toEqual([1, 2, 3, 4]);
    expect(window.items[1]?.body).toBe("edited");
  });
  it("keeps what came by event while it was being read", () => {
    const window = joinAfter(windowOf(1, 5), windowOf(2, 4, { hasAfter: true }));
    expect(seqs(window)).toEqual([1, 2, 3, 4, 5]);
    expect(window.hasAfter).toBe(false);
  });
  it("puts older ones before", () => {
    const window = joinBefore(windowOf(51, 53, { hasAfter: true }), windowOf(1, 50));
    expect(window.items).toHaveLength(53);
    expect(window).toMatchObject({ hasBefore: false, hasAfter: true });
  });
});

describe("a window that has become very long", () => {
  it("keeps what surrounds the messages shown, and reports what is missing", () => {
    const window = trimAround(windowOf(1, 1_000), { from: 401, to: 600 });
    expect(window.items[0]?.seq).toBe(251);
    expect(window.items.at(-1)?.seq).toBe(750);
    expect(window).toMatchObject({ hasBefore: true, hasAfter: true });
  });
  it("keeps its end while that is followed", () => {
    const window = trimAround(windowOf(1, 1_000), { from: 901, to: Number.POSITIVE_INFINITY });
    expect(window.items).toHaveLength(250);
    expect(window).toMatchObject({ hasBefore: true, hasAfter: false });
  });
  it("is the same where nothing is to go", () => {
    const window = windowOf(1, 601);
    expect(trimAround(window, { from: 1, to: 601 })).toBe(window);
  });
});

it("replaces a message only where it is held", () => {
  expect(replaceMessage(windowOf(1, 2), message(2, "edited")).items[1]?.body).toBe("edited");
  expect(seqs(replaceMessage(windowOf(1, 2), message(7)))).toEqual([1, 2]);
});
