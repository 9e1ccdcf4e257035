import { endpoint } from "@/lib/http/endpoint";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  updateMessageContract,
} from "./contract";
import { createMessage } from "./create/service";
import {
  forwardMessageContract,
  forwardObjectContract,
  listForwardTargetsContract,
} from "./forward/contract";
import { forwardMessage, forwardObject, listForwardTargets } from "./forward/service";
import { listPinsContract, pinMessageContract, unpinMessageContract } from "./pins/contract";
import { listPins, pinMessage, unpinMessage } from "./pins/service";
import { listRevisionsContract } from "./revisions/contract";
import { listRevisions } from "./revisions/service";
import { deleteMessage, listMessages, updateMessage } from "./service";
import { followThreadContract, getThreadContract, listThreadsContract } from "./threads/contract";
import { followThread, getThread, listThreads } from "./threads/service";

export const listMessagesEndpoint = endpoint(listMessagesContract, ({ actor, params, query }) =>
  listMessages(actor, params.channelId, query),
);
export const createMessageEndpoint = endpoint(createMessageContract, ({ actor, params, body }) =>
  createMessage(actor, params.channelId, body),
);
export const updateMessageEndpoint = endpoint(updateMessageContract, ({ actor, params, body }) =>
  updateMessage(actor, params.messageId, body),
);
export const deleteMessageEndpoint = endpoint(deleteMessageContract, ({ actor, params }) =>
  deleteMessage(actor, params.messageId),
);

export const listThreadsEndpoint = endpoint(listThreadsContract, ({ actor, query }) =>
  listThreads(actor, query),
);
export const getThreadEndpoint = endpoint(getThreadContract, ({ actor, params }) =>
  getThread(actor, params.threadId),
);
export const followThreadEndpoint = endpoint(followThreadContract, ({ actor, params, body }) =>
  followThread(actor, params.threadId, body.isFollowing),
);

export const listRevisionsEndpoint = endpoint(listRevisionsContract, ({ actor, params, query }) =>
  listRevisions(actor, params.messageId, query),
);
export const forwardMessageEndpoint = endpoint(forwardMessageContract, ({ actor, params, body }) =>
  forwardMessage(actor, params.messageId, body),
);
export const forwardObjectEndpoint = endpoint(forwardObjectContract, ({ actor, params, body }) =>
  forwardObject(actor, { type: params.type, id: params.targetId }, body),
);
export const listForwardTargetsEndpoint = endpoint(listForwardTargetsContract, async ({ actor, query }) => ({
  items: await listForwardTargets(actor, query.q),
}));

export const listPinsEndpoint = endpoint(listPinsContract, ({ actor, params, query }) =>
  listPins(actor, params.channelId, query),
);
export const pinMessageEndpoint = endpoint(pinMessageContract, ({ actor, params }) =>
  pinMessage(actor, params.messageId),
);
export const unpinMessageEndpoint = endpoint(unpinMessageContract, ({ actor, params }) =>
  unpinMessage(actor, params.messageId),
);
