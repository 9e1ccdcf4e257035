import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { PAGES, visiblePages } from "./pages";

it.each(Object.entries(PAGES))("%s is a page of the app", (_id, { path }) => {
  const folder = path("[slug]").slice(1);
  expect(existsSync(`app/(workspace)/${folder}/page.tsx`)).toBe(true);
});

it("shows each person the pages of their roles", () => {
  const seen = (roles: Parameters<typeof visiblePages>[0]) => visiblePages(roles).map(({ id }) => id);
  const forAll = [
    "inbox",
    "threads",
    "myWork",
    "aiChats",
    "calls",
    "later",
    "saved",
    "members",
    "workspaceSettings",
    "accountSettings",
  ];
  expect(seen({ workspace: "MEMBER", instance: "MEMBER" })).toEqual(forAll);
  expect(seen({ workspace: "ADMIN" })).toContain("moderation");
  expect(seen({ workspace: "GUEST", instance: "ADMIN" })).toEqual([...forAll, "instance"]);
  expect(seen({})).toEqual(forAll);
});
