import { endpoint } from "@/lib/http/endpoint";
import { deleteDraftContract, listDraftsContract, saveDraftContract } from "./contract";
import { deleteDraft, listDrafts, saveDraft } from "./service";

export const listDraftsEndpoint = endpoint(listDraftsContract, ({ actor, query }) =>
  listDrafts(actor, query),
);
export const saveDraftEndpoint = endpoint(saveDraftContract, ({ actor, params, body }) =>
  saveDraft(actor, params.channelId, body),
);
export const deleteDraftEndpoint = endpoint(deleteDraftContract, ({ actor, params, body }) =>
  deleteDraft(actor, params.channelId, body),
);
