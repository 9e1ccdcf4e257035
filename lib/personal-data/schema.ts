import { z } from "zod";
import { Id } from "@/lib/http/schema";

const Named = z.object({ id: Id, name: z.string() });

/** What deleting my account would do, and what keeps me from it. */
export const DeletionPlan = z.object({
  /** What confirms it: people who sign in without a password type their name. */
  confirmedBy: z.enum(["password", "name"]),
  /** Those with nobody else in them. */
  deletedWorkspaces: z.array(Named),
  /** Those that would have no owner: make another member one first. */
  heldWorkspaces: z.array(Named),
  isLastAdmin: z.boolean(),
  /** By GUILDHALL_ADMINS, where no mail proves whose an address is: the next to register mine would be an admin. */
  isNamedAdmin: z.boolean(),
});
export type DeletionPlan = z.output<typeof DeletionPlan>;
