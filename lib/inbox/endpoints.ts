import { endpoint } from "@/lib/http/endpoint";
import { getAlert } from "@/lib/notifications/service";
import {
  acceptInboxInviteContract,
  doneWithInboxContract,
  getAlertContract,
  getInboxItemContract,
  getUnreadContract,
  listInboxContract,
  muteInboxItemContract,
  undoDoneWithInboxContract,
  updateInboxItemContract,
} from "./contract";
import { acceptInboxInvite, muteInboxItem } from "./place/service";
import { getInboxItem, getUnread, listInbox } from "./service";
import { doneWithInbox, undoDoneWithInbox, updateInboxItem } from "./update/service";

export const listInboxEndpoint = endpoint(listInboxContract, ({ actor, query }) => listInbox(actor, query));
export const getUnreadEndpoint = endpoint(getUnreadContract, ({ actor }) => getUnread(actor));
export const getInboxItemEndpoint = endpoint(getInboxItemContract, ({ actor, params }) =>
  getInboxItem(actor, params.itemId),
);
export const updateInboxItemEndpoint = endpoint(updateInboxItemContract, ({ actor, params, body }) =>
  updateInboxItem(actor, params.itemId, body),
);
export const doneWithInboxEndpoint = endpoint(doneWithInboxContract, ({ actor, body }) =>
  doneWithInbox(actor, body.filter),
);
export const undoDoneWithInboxEndpoint = endpoint(undoDoneWithInboxContract, ({ actor, body }) =>
  undoDoneWithInbox(actor, body.doneAt),
);
export const muteInboxItemEndpoint = endpoint(muteInboxItemContract, ({ actor, params, body }) =>
  muteInboxItem(actor, params.itemId, body.isMuted),
);
export const acceptInboxInviteEndpoint = endpoint(acceptInboxInviteContract, ({ actor, params }) =>
  acceptInboxInvite(actor, params.itemId),
);
export const getAlertEndpoint = endpoint(getAlertContract, ({ actor, params }) =>
  getAlert(actor, params.itemId),
);
