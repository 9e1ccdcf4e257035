import { endpoint } from "@/lib/http/endpoint";
import {
  createAiSessionContract,
  deleteAiSessionContract,
  getAiSessionContract,
  listAiSessionsContract,
  updateAiSessionContract,
} from "./contract";
import { listSessions } from "./list";
import { createSession, deleteSession, getChat, updateSession } from "./service";

export const listAiSessionsEndpoint = endpoint(listAiSessionsContract, ({ actor, params, query }) =>
  listSessions(actor, params.workspaceId, query),
);
export const createAiSessionEndpoint = endpoint(createAiSessionContract, ({ actor, params, body }) =>
  createSession(actor, params.workspaceId, body),
);
export const getAiSessionEndpoint = endpoint(getAiSessionContract, ({ actor, params }) =>
  getChat(actor, params.aiSessionId),
);
export const updateAiSessionEndpoint = endpoint(updateAiSessionContract, ({ actor, params, body }) =>
  updateSession(actor, params.aiSessionId, body),
);
export const deleteAiSessionEndpoint = endpoint(deleteAiSessionContract, ({ actor, params }) =>
  deleteSession(actor, params.aiSessionId),
);
