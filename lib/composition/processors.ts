import { answerOfMention, stopOfDeletedAnswer } from "@/lib/ai/assistant/processors";
import { indexOfChange } from "@/lib/ai/embeddings/processors";
import {
  commentsOfEditedDocument,
  filesOfEditedDocument,
  lastEditsOfDocument,
  referencesOfEditedDocument,
  textOfEditedDocument,
} from "@/lib/documents/processors";
import type { Processors } from "@/lib/events/processor";
import {
  inboxOfEditedDocument,
  inboxOfEditedMessage,
  inboxOfJoined,
  inboxOfNewMessage,
  inboxOfReaction,
  inboxOfRemovedReaction,
} from "@/lib/inbox/processors";
import { linkPreviewsOfMessage } from "@/lib/link-previews/processors";
import { messageOfJoined } from "@/lib/messages/joined-processor";
import { referencesOfDeletedMessage, referencesOfMessage } from "@/lib/messages/reference-processors";
import { threadSummaryOfDeletedReply, threadSummaryOfReply } from "@/lib/messages/threads/processors";
import { tasksOfFile } from "@/lib/tasks/attachments/processors";
import { inboxOfAssigned, notesOfEditedDescription, referencesOfTask } from "@/lib/tasks/processors";
import { webhooksOfEvent } from "@/lib/webhooks/processors";

/**
 * What follows each domain event, in this order where nothing fails. The thread's summary comes last, since those who
 * reply at once wait for each other there.
 */
export const processors: Processors = {
  "message.created": [
    ...[referencesOfMessage, inboxOfNewMessage, linkPreviewsOfMessage, threadSummaryOfReply],
    ...[answerOfMention, webhooksOfEvent],
  ],
  "message.updated": [
    ...[referencesOfMessage, inboxOfEditedMessage, linkPreviewsOfMessage, answerOfMention],
    ...[indexOfChange, webhooksOfEvent],
  ],
  "message.deleted": [
    ...[referencesOfDeletedMessage, threadSummaryOfDeletedReply, stopOfDeletedAnswer],
    ...[indexOfChange, webhooksOfEvent],
  ],
  "reaction.added": [inboxOfReaction],
  "reaction.removed": [inboxOfRemovedReaction],
  "person.joined": [messageOfJoined, inboxOfJoined, webhooksOfEvent],
  "person.left": [webhooksOfEvent],
  "channel.created": [webhooksOfEvent],
  "channel.updated": [webhooksOfEvent],
  "channel.deleted": [webhooksOfEvent],
  "call.ended": [webhooksOfEvent],
  "task.created": [referencesOfTask, indexOfChange, webhooksOfEvent],
  "task.updated": [referencesOfTask, indexOfChange, webhooksOfEvent],
  "task.acted": [webhooksOfEvent],
  "task.deleted": [webhooksOfEvent],
  "task.assigned": [inboxOfAssigned],
  "file.updated": [tasksOfFile, indexOfChange],
  "document.edited": [
    // First: it knows by the text stored before which edits are new, also where each of these has a transaction of its own.
    notesOfEditedDescription,
    textOfEditedDocument,
    filesOfEditedDocument,
    referencesOfEditedDocument,
    inboxOfEditedDocument,
    lastEditsOfDocument,
    commentsOfEditedDocument,
    indexOfChange,
    webhooksOfEvent,
  ],
};
