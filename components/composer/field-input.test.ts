import { describe, expect, it } from "vitest";
import { onEnter } from "./field-input";

const at = (value: string, selectionStart = value.length, selectionEnd = selectionStart) => ({
  value,
  selectionStart,
  selectionEnd,
});

describe("Enter that is handled once its code is loaded", () => {
  it("makes a line where the key was pressed, in front of what was typed since", () => {
    const pressed = at("```\n  a");
    expect(onEnter(pressed, pressed, false)).toEqual({ start: 7, end: 7, text: "\n  " });
    expect(onEnter(at("```\n  ab"), pressed, false)).toEqual({
      start: 7,
      end: 7,
      text: "\n  ",
      select: [11, 11],
    });
    expect(onEnter(at("- a\n- bc"), at("- a\n- b", 7), true)).toEqual({
      start: 7,
      end: 7,
      text: "\n- ",
      select: [11, 11],
    });
  });

  it("leaves the text alone that has replaced the selection", () => {
    expect(onEnter(at("a", 1), at("one two", 0, 7), true)).toEqual({
      start: 0,
      end: 0,
      text: "\n",
      select: [2, 2],
    });
    expect(onEnter(at("- a\nb", 5), at("- a\n- ", 6), true)).toMatchObject({ start: 4, text: "" });
  });

  it("sends outside of code", () => {
    expect(onEnter(at("hello"), at("hello"), false)).toBeNull();
    expect(onEnter(at("```\na\n```\nb"), at("```\na\n```\nb"), false)).toBeNull();
  });
});
