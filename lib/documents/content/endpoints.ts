import { endpoint } from "@/lib/http/endpoint";
import {
  appendContentContract,
  editBlocksContract,
  getContentContract,
  replaceContentContract,
} from "./contract";
import { appendContent, editBlocks, getContent, replaceContent } from "./service";

export const getContentEndpoint = endpoint(getContentContract, ({ actor, params, query }) =>
  getContent(actor, params.documentId, query.format),
);
export const replaceContentEndpoint = endpoint(replaceContentContract, ({ actor, params, body }) =>
  replaceContent(actor, params.documentId, body),
);
export const appendContentEndpoint = endpoint(appendContentContract, ({ actor, params, body }) =>
  appendContent(actor, params.documentId, body),
);
export const editBlocksEndpoint = endpoint(editBlocksContract, ({ actor, params, body }) =>
  editBlocks(actor, params.documentId, body),
);
