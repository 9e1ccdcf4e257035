import { endpoint } from "@/lib/http/endpoint";
import { addReactionContract, removeReactionContract } from "./contract";
import { addReaction, removeReaction } from "./service";

export const addReactionEndpoint = endpoint(addReactionContract, ({ actor, params }) =>
  addReaction(actor, params.messageId, params.emoji),
);
export const removeReactionEndpoint = endpoint(removeReactionContract, ({ actor, params }) =>
  removeReaction(actor, params.messageId, params.emoji),
);
