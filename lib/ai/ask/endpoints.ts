import { endpoint } from "@/lib/http/endpoint";
import { askWorkspaceContract } from "./contract";
import { askWorkspace } from "./service";

export const askWorkspaceEndpoint = endpoint(askWorkspaceContract, ({ actor, params, body }) =>
  askWorkspace(actor, params.workspaceId, body),
);
