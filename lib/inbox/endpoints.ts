import { endpoint } from "@/lib/http/endpoint";
import { getAlert } from "@/lib/notifications/service";
import {
  acceptInboxInviteContract,
  getAlertContract,
  getInboxItemContract,
  getUnreadContract,
  listInboxContract,
  markAllDoneContract,
  muteInboxItemContract,
  undoMarkAllDoneContract,
  updateInboxItemContract,
} from "./contract";
import { acceptInboxInvite, muteInboxItem } from "./place/service";
import { getInboxItem, getUnread, listInbox } from "./service";
import { markAllDone, undoMarkAllDone, updateInboxItem } from "./update/service";

export const listInboxEndpoint = endpoint(listInboxContract, ({ actor, query }) => listInbox(actor, query));
export const getUnreadEndpoint = endpoint(getUnreadContract, ({ actor }) => getUnread(actor));
export const getInboxItemEndpoint = endpoint(getInboxItemContract, ({ actor, params }) =>
  getInboxItem(actor, params.itemId),
);
export const updateInboxItemEndpoint = endpoint(updateInboxItemContract, ({ actor, params, body }) =>
  updateInboxItem(actor, params.itemId, body),
);
export const markAllDoneEndpoint = endpoint(markAllDoneContract, ({ actor, body }) =>
  markAllDone(actor, body.filter),
);
export const undoMarkAllDoneEndpoint = endpoint(undoMarkAllDoneContract, ({ actor, body }) =>
  undoMarkAllDone(actor, body.doneAt),
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
