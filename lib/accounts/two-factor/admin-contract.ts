import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Email } from "../schema";
import { RequirementChange, TwoFactorRequirement } from "./schema";

const tag = "Administration";

export const getInstanceRequirementContract = contract({
  method: "GET",
  path: "/api/admin/two-factor",
  tag,
  summary: "Whether the instance requires two-factor sign-in",
  scope: "instance:read",
  response: TwoFactorRequirement,
});

/** With a fresh sign-in and two factors of one’s own. */
export const requireOnInstanceContract = contract({
  method: "PUT",
  path: "/api/admin/two-factor",
  tag,
  summary: "Require two-factor sign-in of everybody, or no more",
  scope: "account:security",
  body: RequirementChange,
  response: TwoFactorRequirement,
});

/** With a fresh sign-in. Ends the person's sessions; they sign in without a second factor and can set one up again. */
export const resetTwoFactorContract = contract({
  method: "POST",
  path: "/api/admin/two-factor/reset",
  tag,
  summary: "Remove the second factor of somebody who has lost it",
  scope: "account:security",
  body: z.strictObject({ email: Email }),
  response: NoContent,
});
