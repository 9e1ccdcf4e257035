import { endpoint } from "@/lib/http/endpoint";
import {
  copyAiSessionContract,
  createAiSessionContract,
  deleteAiSessionContract,
  getAiSessionContract,
  listAiSessionsContract,
  shareAiSessionContract,
  stopSharingAiSessionContract,
  updateAiSessionContract,
} from "./contract";
import { copySession } from "./copy";
import { listSessions } from "./list";
import { createSession, deleteSession, getChat, updateSession } from "./service";
import { shareSession, stopSharing } from "./sharing";

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
export const shareAiSessionEndpoint = endpoint(shareAiSessionContract, ({ actor, params, body }) =>
  shareSession(actor, params.aiSessionId, body.leafId),
);
export const stopSharingAiSessionEndpoint = endpoint(stopSharingAiSessionContract, ({ actor, params }) =>
  stopSharing(actor, params.aiSessionId),
);
export const copyAiSessionEndpoint = endpoint(copyAiSessionContract, ({ actor, params, body }) =>
  copySession(actor, params.aiSessionId, body),
);
