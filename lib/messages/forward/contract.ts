import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { Message } from "../schema";

export const ForwardTarget = z.strictObject({
  channelId: Id,
  /** Of the new message; forwarding the same nonce again returns the first. */
  nonce: Id,
});

/** Copies text, files and sticker. Needs to read the one channel and write in the other. */
export const forwardMessageContract = contract({
  method: "POST",
  path: "/api/messages/{messageId}/forward",
  tag: "Messages",
  summary: "Forward a message to another channel",
  params: z.strictObject({ messageId: Id }),
  body: ForwardTarget,
  response: Message,
  status: 201,
  limit: "chat",
});
