import { endpoint } from "@/lib/http/endpoint";
import * as contracts from "./contract";
import * as usage from "./service";

export const getMyAiUsageEndpoint = endpoint(contracts.getMyAiUsageContract, ({ actor, query }) =>
  usage.getMyUsage(actor, query.days),
);
export const listMyAiCallsEndpoint = endpoint(contracts.listMyAiCallsContract, ({ actor, query }) =>
  usage.listMyCalls(actor, query),
);
export const getWorkspaceAiUsageEndpoint = endpoint(
  contracts.getWorkspaceAiUsageContract,
  ({ actor, params, query }) => usage.getWorkspaceUsage(actor, params.workspaceId, query.days),
);
export const listWorkspaceAiCallsEndpoint = endpoint(
  contracts.listWorkspaceAiCallsContract,
  ({ actor, params, query }) => usage.listWorkspaceCalls(actor, params.workspaceId, query),
);
export const getInstanceAiUsageEndpoint = endpoint(contracts.getInstanceAiUsageContract, ({ actor, query }) =>
  usage.getInstanceUsage(actor, query.days),
);
export const listInstanceAiCallsEndpoint = endpoint(
  contracts.listInstanceAiCallsContract,
  ({ actor, query }) => usage.listInstanceCalls(actor, query),
);
