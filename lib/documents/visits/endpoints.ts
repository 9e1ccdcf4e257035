import { endpoint } from "@/lib/http/endpoint";
import { getUnreadChangesContract, markSeenContract } from "./contract";
import { getUnreadChanges, markSeen } from "./service";

export const getUnreadChangesEndpoint = endpoint(getUnreadChangesContract, ({ actor, params }) =>
  getUnreadChanges(actor, params.documentId),
);
export const markSeenEndpoint = endpoint(markSeenContract, ({ actor, params }) =>
  markSeen(actor, params.documentId),
);
