import { endpoint } from "@/lib/http/endpoint";
import { acceptSuggestionContract } from "./contract";
import { acceptSuggestion } from "./service";

export const acceptSuggestionEndpoint = endpoint(acceptSuggestionContract, ({ actor, params }) =>
  acceptSuggestion(actor, params.documentId, params.commentId),
);
