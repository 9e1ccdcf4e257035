import { describe, expect, it } from "vitest";
import { canInviteAs, canRemove, slugOf } from "./policy";
import { WorkspaceSlug } from "./schema";

describe("slugOf", () => {
  it.each([
    ["Northwind Guild", "northwind-guild"],
    ["Café Zürich!", "cafe-zurich"],
    ["  --  ", "workspace"],
    ["日本", "workspace"],
    ["x", "workspace"],
    ["a".repeat(60), "a".repeat(34)],
    [`${"a".repeat(33)} b`, "a".repeat(33)],
  ])("makes %j into %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    expect(WorkspaceSlug.safeParse(slug).success).toBe(true);
  });
});

describe("invites and removal", () => {
  it("never invites above one's own role, nor an owner", () => {
    expect(canInviteAs("MEMBER", "MEMBER")).toBe(true);
    expect(canInviteAs("MEMBER", "ADMIN")).toBe(false);
    expect(canInviteAs("ADMIN", "ADMIN")).toBe(true);
    expect(canInviteAs("OWNER", "OWNER")).toBe(false);
    expect(canInviteAs("GUEST", "GUEST")).toBe(false);
  });
  it("removes nobody above oneself", () => {
    expect(canRemove("ADMIN", "OWNER")).toBe(false);
    expect(canRemove("ADMIN", "ADMIN")).toBe(true);
    expect(canRemove("MEMBER", "GUEST")).toBe(false);
    expect(canRemove("OWNER", "OWNER")).toBe(true);
  });
});
