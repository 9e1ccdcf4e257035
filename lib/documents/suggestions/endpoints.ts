import { endpoint } from "@/lib/http/endpoint";
import { acceptSuggestionContract, updateSuggestionContract } from "./contract";
import { acceptSuggestion, updateSuggestion } from "./service";

export const acceptSuggestionEndpoint = endpoint(acceptSuggestionContract, ({ actor, params, body }) =>
  acceptSuggestion(actor, params.documentId, params.commentId, body),
);
export const updateSuggestionEndpoint = endpoint(updateSuggestionContract, ({ actor, params, body }) =>
  updateSuggestion(actor, params.documentId, params.commentId, body),
);
