import { describe, expect, it } from "vitest";
import { mentionHref, mentionMarkdown, mentionsIn, parseMention } from "./mentions";
import { objectPath } from "./path";
import { placePath } from "./place";
import { mentionableTypes } from "./types";

const ID = "0199aaaa-0000-7000-8000-000000000001";

describe("mentions", () => {
  it.each(mentionableTypes)("name a %s", (type) => {
    expect(parseMention(`mention:${type}/${ID}`)).toEqual({ type, id: ID });
    expect(mentionsIn(mentionMarkdown("@It", { type, id: ID }))).toEqual([{ type, id: ID }]);
  });

  it("name a person as before", () => {
    expect(parseMention(`mention:user/${ID.toUpperCase()}`)).toEqual({ type: "person", id: ID });
    expect(mentionHref({ type: "person", id: ID })).toBe(`mention:person/${ID}`);
    expect(mentionsIn(`[a](mention:user/${ID}) [b](mention:person/${ID})`)).toHaveLength(1);
  });

  it.each([
    "mention:dragon/",
    "mention:person/1",
    "mention:person",
    "mention:role/KING",
    "mention:constructor/",
  ])("don't name anything by %s", (href) =>
    expect(parseMention(href.endsWith("/") ? href + ID : href)).toBeNull(),
  );
});

describe("paths", () => {
  const place = { workspaceSlug: "guild", channelId: ID };

  it.each([
    [null, `/w/guild/c/${ID}`],
    [{ seq: 5, threadId: null }, `/w/guild/c/${ID}?m=5`],
    [{ seq: 5, threadId: ID }, `/w/guild/c/${ID}?thread=${ID}&m=5`],
    [{ block: "7-3" }, `/w/guild/c/${ID}?block=7-3`],
    [{ type: "card", id: ID }, `/w/guild/c/${ID}?card=${ID}`],
  ])("lead to %j", (anchor, path) => expect(placePath({ ...place, anchor }, "open")).toBe(path));

  it("show conversations in the workspace that is open, and people among its members", () => {
    expect(objectPath({ type: "channel", place: { channelId: ID, workspaceSlug: null } }, "open")).toBe(
      `/w/open/c/${ID}`,
    );
    expect(objectPath({ type: "person", title: "Ada L", place: null }, "open")).toBe(
      "/w/open/members?search=Ada%20L",
    );
  });
});
