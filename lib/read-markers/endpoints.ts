import { endpoint } from "@/lib/http/endpoint";
import { markReadContract, markUnreadContract } from "@/lib/messages/contract";
import { markRead, markThreadRead, markThreadUnread, markUnread } from "./service";

export const markReadEndpoint = endpoint(markReadContract, ({ actor, params, body }) =>
  body.threadId
    ? markThreadRead(actor, params.channelId, body.threadId, body.seq)
    : markRead(actor, params.channelId, body.seq),
);
export const markUnreadEndpoint = endpoint(markUnreadContract, ({ actor, params, body }) =>
  body.threadId
    ? markThreadUnread(actor, params.channelId, body.threadId, body.seq)
    : markUnread(actor, params.channelId, body.seq),
);
