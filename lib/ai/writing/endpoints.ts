import { endpoint } from "@/lib/http/endpoint";
import {
  createAiWritingContract,
  deleteAiWritingContract,
  getAiWritingContract,
  suggestAiWritingContract,
} from "./contract";
import { createWriting, deleteWriting, getWriting } from "./service";
import { suggestWriting } from "./suggest";

export const createAiWritingEndpoint = endpoint(createAiWritingContract, ({ actor, body }) =>
  createWriting(actor, body),
);
export const getAiWritingEndpoint = endpoint(getAiWritingContract, ({ actor, params }) =>
  getWriting(actor, params.aiWritingId),
);
export const suggestAiWritingEndpoint = endpoint(suggestAiWritingContract, ({ actor, params, body }) =>
  suggestWriting(actor, params.aiWritingId, body.refused),
);
export const deleteAiWritingEndpoint = endpoint(deleteAiWritingContract, ({ actor, params }) =>
  deleteWriting(actor, params.aiWritingId),
);
