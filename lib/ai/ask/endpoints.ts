import { endpoint } from "@/lib/http/endpoint";
import { askWorkspaceContract, getAskScopeContract, updateAskScopeContract } from "./contract";
import { askWorkspace, getScope, updateScope } from "./service";

export const askWorkspaceEndpoint = endpoint(askWorkspaceContract, ({ actor, params, body }) =>
  askWorkspace(actor, params.workspaceId, body),
);
export const getAskScopeEndpoint = endpoint(getAskScopeContract, ({ actor, params }) =>
  getScope(actor, params.aiSessionId),
);
export const updateAskScopeEndpoint = endpoint(updateAskScopeContract, ({ actor, params, body }) =>
  updateScope(actor, params.aiSessionId, body),
);
