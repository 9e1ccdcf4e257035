import { endpoint } from "@/lib/http/endpoint";
import {
  addPeopleContract,
  getConversationContract,
  listConversationsContract,
  listReceiptsContract,
  markDeliveredContract,
  openConversationContract,
  removePersonContract,
  renameGroupContract,
  updatePreferenceContract,
} from "./contract";
import { addPeople, removePerson, renameGroup } from "./people/service";
import { updatePreference } from "./preferences/service";
import { listReceipts, markDelivered } from "./receipts/service";
import { getConversation, listConversations, openConversation } from "./service";

export const listConversationsEndpoint = endpoint(listConversationsContract, ({ actor, query }) =>
  listConversations(actor, query),
);
export const openConversationEndpoint = endpoint(openConversationContract, ({ actor, body }) =>
  openConversation(actor, body),
);
export const getConversationEndpoint = endpoint(getConversationContract, ({ actor, params }) =>
  getConversation(actor, params.channelId),
);
export const renameGroupEndpoint = endpoint(renameGroupContract, ({ actor, params, body }) =>
  renameGroup(actor, params.channelId, body.name),
);
export const addPeopleEndpoint = endpoint(addPeopleContract, ({ actor, params, body }) =>
  addPeople(actor, params.channelId, body.userIds),
);
export const removePersonEndpoint = endpoint(removePersonContract, ({ actor, params }) =>
  removePerson(actor, params.channelId, params.userId),
);
export const updatePreferenceEndpoint = endpoint(updatePreferenceContract, ({ actor, params, body }) =>
  updatePreference(actor, params.channelId, body),
);
export const listReceiptsEndpoint = endpoint(listReceiptsContract, ({ actor, params }) =>
  listReceipts(actor, params.channelId),
);
export const markDeliveredEndpoint = endpoint(markDeliveredContract, ({ actor, body }) =>
  markDelivered(actor, body.items),
);
