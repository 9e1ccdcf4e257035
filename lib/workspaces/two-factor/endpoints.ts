import { endpoint } from "@/lib/http/endpoint";
import { getWorkspaceRequirementContract, requireInWorkspaceContract } from "./contract";
import { getWorkspaceRequirement, requireOfMembers } from "./service";

export const getWorkspaceRequirementEndpoint = endpoint(
  getWorkspaceRequirementContract,
  ({ actor, params }) => getWorkspaceRequirement(actor, params.workspaceId),
);

export const requireInWorkspaceEndpoint = endpoint(requireInWorkspaceContract, ({ actor, params, body }) =>
  requireOfMembers(actor, params.workspaceId, body.graceDays),
);
