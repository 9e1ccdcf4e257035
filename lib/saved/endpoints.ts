import { endpoint } from "@/lib/http/endpoint";
import { listSavedContract, listSavedInChannelContract, saveContract, unsaveContract } from "./contract";
import { listSaved, listSavedInChannel, setSaved } from "./service";

export const listSavedEndpoint = endpoint(listSavedContract, ({ actor, query }) => listSaved(actor, query));
export const listSavedInChannelEndpoint = endpoint(listSavedInChannelContract, ({ actor, params }) =>
  listSavedInChannel(actor, params.channelId),
);
export const saveEndpoint = endpoint(saveContract, ({ actor, params: { type, targetId: id } }) =>
  setSaved(actor, { type, id }, true),
);
export const unsaveEndpoint = endpoint(unsaveContract, ({ actor, params: { type, targetId: id } }) =>
  setSaved(actor, { type, id }, false),
);
