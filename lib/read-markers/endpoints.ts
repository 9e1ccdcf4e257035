import { endpoint } from "@/lib/http/endpoint";
import { markReadContract } from "@/lib/messages/contract";
import { markRead, markThreadRead } from "./service";

export const markReadEndpoint = endpoint(markReadContract, ({ actor, params, body }) =>
  body.threadId
    ? markThreadRead(actor, params.channelId, body.threadId, body.seq)
    : markRead(actor, params.channelId, body.seq),
);
