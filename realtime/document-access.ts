import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { actorOfToken } from "@/lib/auth/authenticate";
import { accessChannel } from "@/lib/channels/access";
import { isAllowed } from "@/lib/channels/policy";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { ReadableChannel } from "@/lib/channels/visibility";
import { channelIdOfDocument } from "@/lib/documents/names";
import { describeError } from "@/lib/http/describe-error";
import { AppError, type ErrorBody, notFound } from "@/lib/http/errors";
import { accessVersion, checkedAgainstChanges } from "./changes";

/** Whether a document may only be looked at by somebody with this role in its channel. */
export const isReadOnly = (channel: ReadableChannel) => !isAllowed(channel, "document.update");

export type DocumentAccess = { actor: Actor; channelId: string; readOnly: boolean; version: number };

/** Lets somebody into a document, or says why not; asked for each document that a connection opens. */
export async function authorizeDocument(
  token: string,
  name: string,
): Promise<DocumentAccess | ErrorBody["error"]> {
  try {
    return await checkedAgainstChanges(async () => {
      const version = accessVersion();
      const actor = await actorOfToken("realtime", token);
      if (!actor)
        throw new AppError("unauthenticated", "The token is missing, has expired, or its session ended.");
      const channelId = channelIdOfDocument(name);
      const channel = channelId ? await accessChannel(actor, channelId, "channel.read") : null;
      if (!channel || !CHANNEL_TYPES[channel.type].documentKind) throw notFound("document");
      return { actor, channelId: channel.id, readOnly: isReadOnly(channel), version };
    });
  } catch (error) {
    return describeError(error, "document open", randomUUID()).error;
  }
}
