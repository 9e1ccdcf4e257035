import { endpoint } from "@/lib/http/endpoint";
import { confirmToolRequestContract, declineToolRequestContract } from "./contract";
import { confirmRequest, declineRequest } from "./service";

export const confirmToolRequestEndpoint = endpoint(confirmToolRequestContract, ({ actor, params, body }) =>
  confirmRequest(actor, params.aiToolRequestId, body),
);
export const declineToolRequestEndpoint = endpoint(declineToolRequestContract, ({ actor, params }) =>
  declineRequest(actor, params.aiToolRequestId),
);
