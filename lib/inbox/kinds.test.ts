import { expect, it } from "vitest";
import { reasonOf, wordsOf } from "@/lib/notifications/alert";
import { INBOX_GROUPS, inboxGroups, inboxKinds, kindsOfGroup } from "./kinds";
import { FILTERS } from "./service";

const item = {
  ...{ actor: { id: "1", name: "Ada", image: null }, audience: null, text: "👍", excerpt: "", about: null },
  channel: { id: "2", name: "general", type: "CHAT" as const },
  workspace: { id: "3", slug: "guild", name: "The guild" },
};

it.each(inboxKinds)("says why %s is in the inbox, also where everything is gone", (kind) => {
  expect(reasonOf({ ...item, kind })).toMatch(/^(?:Ada |The webhook |The admins of The guild |You |A task )/);
  const gone = { ...item, kind, actor: null, channel: null, workspace: null };
  expect(reasonOf(gone)).not.toMatch(/undefined|null/);
});

it("shows an emoji once", () => {
  expect(reasonOf({ ...item, kind: "REACTION" })).toBe("Ada reacted with 👍 in #general");
  expect(wordsOf({ ...item, kind: "REACTION" })).toBe("");
  expect(wordsOf({ ...item, kind: "REMINDER" })).toBe("👍");
});

it("has kinds in every group, and a filter of each", () => {
  for (const group of inboxGroups) {
    expect(kindsOfGroup(group), INBOX_GROUPS[group].label).not.toHaveLength(0);
    expect(FILTERS[group]).toContain(`'${kindsOfGroup(group)[0]}'`);
  }
});
