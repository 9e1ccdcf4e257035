import { expect, it } from "vitest";
import { readRules, writeRules } from "./group-rules";

const workspaces = [{ id: "1", slug: "acme" }];

it("reads what it writes", () => {
  const rules = [
    { group: "eng = core", workspaceId: "1", role: "MEMBER" as const },
    { group: "admins", workspaceId: "1", role: "ADMIN" as const },
  ];
  expect(readRules(writeRules(rules, workspaces), workspaces)).toEqual({ rules });
  expect(readRules("\n  eng=acme:guest \n", workspaces)).toEqual({
    rules: [{ group: "eng", workspaceId: "1", role: "GUEST" }],
  });
});

it.each(["eng", "eng = acme", "eng = acme: OWNER", "eng = other: MEMBER"])("refuses %s", (line) => {
  expect(readRules(line, workspaces)).toHaveProperty("problem");
});
