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

/**
 * What follows each domain event, in this order where nothing fails. The thread's summary comes last, since those who
 * reply at once wait for each other there.
 */
export const processors: Processors = {
  "message.created": [
    ...[referencesOfMessage, inboxOfNewMessage, linkPreviewsOfMessage, threadSummaryOfReply],
    answerOfMention,
  ],
  "message.updated": [
    ...[referencesOfMessage, inboxOfEditedMessage, linkPreviewsOfMessage, answerOfMention],
    indexOfChange,
  ],
  "message.deleted": [
    ...[referencesOfDeletedMessage, threadSummaryOfDeletedReply, stopOfDeletedAnswer],
    indexOfChange,
  ],
  "reaction.added": [inboxOfReaction],
  "reaction.removed": [inboxOfRemovedReaction],
  "person.joined": [messageOfJoined, inboxOfJoined],
  "task.created": [referencesOfTask, indexOfChange],
  "task.updated": [referencesOfTask, indexOfChange],
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
  ],
};
