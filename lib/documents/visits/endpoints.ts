import { endpoint } from "@/lib/http/endpoint";
import { getMissedContract, markSeenContract } from "./contract";
import { getMissed, markSeen } from "./service";

export const getMissedEndpoint = endpoint(getMissedContract, ({ actor, params }) =>
  getMissed(actor, params.documentId),
);
export const markSeenEndpoint = endpoint(markSeenContract, ({ actor, params }) =>
  markSeen(actor, params.documentId),
);
