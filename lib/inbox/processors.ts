import { editedDocument } from "@/lib/documents/edited";
import type { Processor } from "@/lib/events/processor";
import { deliveredMessage } from "@/lib/messages/delivered";
import { withdrawReaction } from "./finish/service";
import { notifyOfDocument } from "./notify/document";
import { notifyOfEdit, notifyOfMessage, notifyOfReaction } from "./notify/service";
import { clearReadMeanwhile } from "./reading/service";
import { addInboxItem } from "./service";

/** Notifies everyone whom a new message concerns. */
export const inboxOfNewMessage: Processor<"message.created"> = {
  name: "inbox",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (message) await notifyOfMessage(delivery.tx, message);
  },
  afterCommit: ({ objectId }) => clearReadMeanwhile(objectId),
};

/** Notifies those whom an edit newly mentions, and revokes the mentions that it removed. */
export const inboxOfEditedMessage: Processor<"message.updated"> = {
  name: "inbox",
  process: async (delivery) => {
    const message = await deliveredMessage(delivery);
    if (message) await notifyOfEdit(delivery.tx, message, delivery.payload.bodyBefore);
  },
};

/** Notifies those whom a document newly mentions, and revokes the mentions that were removed. */
export const inboxOfEditedDocument: Processor<"document.edited"> = {
  name: "inbox",
  process: async (delivery) => {
    const document = await editedDocument(delivery);
    if (document) await notifyOfDocument(delivery.tx, document);
  },
};

/** Shows a reaction in the inbox of the message's author, unless it was removed meanwhile. */
export const inboxOfReaction: Processor<"reaction.added"> = {
  name: "inbox",
  process: async (delivery) => {
    const { tx, objectId: messageId, actorId: userId, workspaceId, payload } = delivery;
    const message = await deliveredMessage(delivery);
    if (!message || !userId) return;
    const where = { messageId_userId_emoji: { messageId, userId, emoji: payload.emoji } };
    const reaction = await tx.reaction.findUnique({ where, select: { createdAt: true } });
    const { channelId, threadId, authorId } = message;
    const item = await tx.inboxItem.findUnique({
      where: { userId_key: { userId: authorId, key: `reaction:${messageId}` } },
      select: { createdAt: true },
    });
    // It is in the inbox already, or a later one is.
    if (!reaction || (item && item.createdAt >= reaction.createdAt)) return;
    const reacted = { id: messageId, threadId, author: { id: authorId } };
    await notifyOfReaction(tx, { userId }, { id: channelId, workspaceId }, reacted, payload.emoji);
  },
};

/** Notifies whoever invited a person, unless one of them has left meanwhile or the inviter has blocked the person. */
export const inboxOfJoined: Processor<"person.joined"> = {
  name: "inbox",
  process: async ({ tx, objectId: actorId, workspaceId, payload: { membershipId, inviterId } }) => {
    if (!workspaceId) return;
    const mine = { workspaceId, userId: inviterId };
    const block = { blockerId: inviterId, blockedId: actorId };
    const [member, inviter, blocked] = await Promise.all([
      tx.membership.findUnique({ where: { id: membershipId }, select: { id: true } }),
      tx.membership.findUnique({ where: { workspaceId_userId: mine }, select: { id: true } }),
      tx.block.findUnique({ where: { blockerId_blockedId: block }, select: { blockerId: true } }),
    ]);
    if (!member || !inviter || blocked) return;
    const message = await tx.message.findFirst({
      where: { authorId: actorId, nonce: membershipId },
      select: { id: true, channelId: true },
    });
    await addInboxItem(tx, {
      ...{ userId: inviterId, kind: "JOINED", key: `joined:${workspaceId}:${actorId}`, actorId, workspaceId },
      ...(message && { channelId: message.channelId, target: { type: "message", id: message.id } }),
    });
  },
};

/** Removes it from there. */
export const inboxOfRemovedReaction: Processor<"reaction.removed"> = {
  name: "inbox",
  process: async (delivery) => {
    const { tx, objectId: messageId, actorId: userId, payload } = delivery;
    const message = await deliveredMessage(delivery);
    if (!message || !userId) return;
    const { authorId } = message;
    await withdrawReaction(tx, { messageId, authorId }, { userId, emoji: payload.emoji });
  },
};
