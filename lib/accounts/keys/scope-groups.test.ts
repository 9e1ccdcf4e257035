import { expect, it } from "vitest";
import { isGrantable, SCOPES, type Scope } from "@/lib/http/scopes";
import { SCOPE_GROUPS, scopesOf } from "./scope-groups";

it("offers each scope that a person can grant once", () => {
  const offered = Object.values(SCOPE_GROUPS).flatMap(scopesOf);
  expect(offered.toSorted()).toEqual((Object.keys(SCOPES) as Scope[]).filter(isGrantable).toSorted());
});
