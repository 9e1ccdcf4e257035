import { describe, expect, it } from "vitest";
import type { Message, MessageWindow } from "@/lib/messages/schema";
import { type Range, showNewer, showOlder, showPart } from "./shown-range";

function held(from: number, to: number, more: Partial<MessageWindow> = {}): MessageWindow {
  const message = (seq: number) => ({ seq, deletedAt: null }) as Message;
  const items = Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
  return { items, hasBefore: from > 1, hasAfter: false, ...more };
}
const ends = (window: MessageWindow) => [window.items[0]?.seq, window.items.at(-1)?.seq];
const anywhere = (): Range => ({ from: Number.POSITIVE_INFINITY, to: 0 });

describe("the part of a window that is shown", () => {
  it("is its end at first, and goes along with it", () => {
    expect(ends(showPart(held(1, 200), null))).toEqual([151, 200]);
    expect(ends(showPart(held(1, 201), null))).toEqual([152, 201]);
  });
  it("leaves out the first one held where there are others before", () => {
    const shown = showPart(held(101, 150), null);
    expect(ends(shown)).toEqual([102, 150]);
    expect(shown).toMatchObject({ hasBefore: true, before: { seq: 101 } });
    expect(ends(showPart(held(1, 50), null))).toEqual([1, 50]);
  });
  it("doesn't grow by what comes after it", () => {
    const range = { from: 10, to: 60 };
    expect(showPart(held(1, 60), range).hasAfter).toBe(false);
    const later = showPart(held(1, 61), range);
    expect(ends(later)).toEqual([10, 60]);
    expect(later.hasAfter).toBe(true);
  });
  it("is the end where the window went elsewhere", () => {
    expect(ends(showPart(held(900, 1_000), { from: 10, to: 60 }))).toEqual([951, 1_000]);
  });
});

describe("showing more", () => {
  it("goes back step by step, as far as is held, and lets go of the end", () => {
    expect(showOlder({ from: 500, to: 700 }, held(480, 700), anywhere)).toEqual({ from: 481, to: 700 });
    expect(showOlder({ from: 450, to: 774 }, held(400, 800), anywhere)).toEqual({ from: 425, to: 774 });
    expect(showOlder({ from: 425, to: 775 }, held(400, 800), anywhere)).toEqual({ from: 401, to: 625 });
  });
  it("goes on to the end, and then follows it", () => {
    expect(showNewer({ from: 401, to: 740 }, held(400, 800), anywhere)).toEqual({ from: 541, to: 765 });
    expect(showNewer({ from: 500, to: 780 }, held(400, 800), anywhere).to).toBe(Number.POSITIVE_INFINITY);
    expect(showNewer({ from: 500, to: 780 }, held(400, 800, { hasAfter: true }), anywhere).to).toBe(800);
  });
  it("keeps what surrounds the view, however many that are", () => {
    const near = () => ({ from: 420, to: 790 });
    expect(showOlder({ from: 430, to: 800 }, held(400, 800), near)).toEqual({ from: 405, to: 790 });
    expect(showNewer({ from: 410, to: 780 }, held(400, 800), near).from).toBe(420);
  });
  it("stops where there is nothing more", () => {
    const window = held(1, 100);
    const { range } = showPart(window, { from: 1, to: Number.POSITIVE_INFINITY });
    expect(showNewer(showOlder(range, window, anywhere), window, anywhere)).toEqual(range);
  });
});
