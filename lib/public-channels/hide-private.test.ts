import { describe, expect, it } from "vitest";
import { hidePrivate, mentionedIn } from "./hide-private";

const ID = "0199aaaa-0000-7000-8000-000000000001";
const OPEN = "0199aaaa-0000-7000-8000-000000000002";
const nameable = { people: new Map([[ID, "Ada_L"]]), channels: new Map([[OPEN, "news"]]) };
const hide = (text: string) => hidePrivate(text, nameable, "https://guild.example");

describe("a text for anyone to read", () => {
  it.each([
    [`Hi [@Ada](mention:person/${ID})!`, "Hi @Ada\\_L!"],
    [`[@Bob](mention:person/${OPEN}) and [@all](mention:all)`, "@someone and @channel"],
    [`see [#x](mention:channel/${OPEN})`, `see [#news](/p/${OPEN})`],
    [`[#layoffs](mention:channel/${ID})`, "(a channel for members)"],
    ["[a](mention:dragon/1)", "(for members)"],
    [`[#lay\\]offs](mention:channel/${ID})`, "(a channel for members)"],
    [`[a [b] c](mention:channel/${ID} "title") z`, "(a channel for members) z"],
    [`[a [b](mention:all) c](mention:channel/${ID})`, "(a channel for members)"],
    [`x [lay]offs](mention:channel/${ID})`, "x (a channel for members)"],
    [`no bracket](mention:channel/${ID})`, "no bracket(a channel for members)"],
    ["[#layoffs](mention:channel/0199", "(for members)"],
    ["[ok](https://example.com) and [x]", "[ok](https://example.com) and [x]"],
    [
      `https://guild.example/w/secret/c/${ID} HTTP://Guild.Example/w/x`,
      "(a link for members) (a link for members)",
    ],
    ["见https://guild.example/w/x。然后", "见(a link for members)。然后"],
    [`https://guild.example/w/x/c/${ID}と言った`, "(a link for members)と言った"],
    ["https://guild.example/w/x/find?q=秘密 ok", "(a link for members) ok"],
    ["See https://guild.example/w/x.", "See (a link for members)."],
    [`https://guild.example/p/${OPEN}`, `https://guild.example/p/${OPEN}`],
  ])("%s", (text, shown) => expect(hide(text)).toBe(shown));

  it("names what it mentions", () => {
    const text = `[@a](mention:person/${ID}) [#b](mention:channel/${OPEN}) [c](mention:all)`;
    expect(mentionedIn(text)).toEqual({ personIds: [ID], channelIds: [OPEN] });
  });

  it.each([
    "[".repeat(10_000),
    `${"[".repeat(5_000)}${"](mention:".repeat(500)}`,
    "](mention:".repeat(1_000),
    "[](mention:".repeat(900),
    `${"\\\\".repeat(5_000)}](mention:x`,
  ])("takes no longer than the text is (%#)", (text) => {
    const started = performance.now();
    hide(text);
    mentionedIn(text);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
