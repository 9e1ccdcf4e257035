import { endpoint } from "@/lib/http/endpoint";
import {
  createIncomingHookContract,
  deleteIncomingHookContract,
  listIncomingHooksContract,
  listWorkspaceIncomingHooksContract,
  rotateIncomingHookContract,
  updateIncomingHookContract,
} from "./contract";
import {
  createIncomingHook,
  deleteIncomingHook,
  listIncomingHooks,
  listOfWorkspace,
  rotateAddress,
  updateIncomingHook,
} from "./service";

export const listIncomingHooksEndpoint = endpoint(listIncomingHooksContract, ({ actor, params }) =>
  listIncomingHooks(actor, params.channelId),
);
export const listWorkspaceIncomingHooksEndpoint = endpoint(
  listWorkspaceIncomingHooksContract,
  ({ actor, params }) => listOfWorkspace(actor, params.workspaceId),
);
export const createIncomingHookEndpoint = endpoint(createIncomingHookContract, ({ actor, params, body }) =>
  createIncomingHook(actor, params.channelId, body),
);
export const updateIncomingHookEndpoint = endpoint(updateIncomingHookContract, ({ actor, params, body }) =>
  updateIncomingHook(actor, params.hookId, body),
);
export const rotateIncomingHookEndpoint = endpoint(rotateIncomingHookContract, ({ actor, params }) =>
  rotateAddress(actor, params.hookId),
);
export const deleteIncomingHookEndpoint = endpoint(deleteIncomingHookContract, ({ actor, params }) =>
  deleteIncomingHook(actor, params.hookId),
);
