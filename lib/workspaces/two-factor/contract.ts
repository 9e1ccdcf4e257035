import { z } from "zod";
import { RequirementChange, TwoFactorRequirement } from "@/lib/accounts/two-factor/schema";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";

const tag = "Workspaces";
const params = z.strictObject({ workspaceId: Id });

export const getWorkspaceRequirementContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/two-factor",
  tag,
  summary: "Whether a workspace requires two-factor sign-in",
  scope: "workspaces:read",
  params,
  response: TwoFactorRequirement,
});

/** Owners only, with a fresh sign-in and two factors of their own. */
export const requireInWorkspaceContract = contract({
  method: "PUT",
  path: "/api/workspaces/{workspaceId}/two-factor",
  tag,
  summary: "Require two-factor sign-in of a workspace’s members, or no more",
  scope: "account:security",
  params,
  body: RequirementChange,
  response: TwoFactorRequirement,
});
