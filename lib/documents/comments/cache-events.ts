import { patchQueries } from "@/lib/http/patch-queries";
import { threadKeys, threadQuery } from "@/lib/messages/threads/queries";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { documentCommentKeys, documentCommentsQuery } from "./queries";
import type { DocumentComment } from "./schema";

export function bindDocumentCommentEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("comment.changed", (comment) => {
    patchQueries<DocumentComment[]>(
      client,
      documentCommentsQuery(comment.documentId).queryKey,
      (comments) => {
        const at = comments.findIndex(({ id }) => id === comment.id);
        return at < 0 ? [...comments, comment] : comments.with(at, comment);
      },
    );
  });
  socket.on("comment.deleted", ({ id, documentId }) => {
    patchQueries<DocumentComment[]>(client, documentCommentsQuery(documentId).queryKey, (comments) =>
      comments.filter((comment) => comment.id !== id),
    );
    // An open thread asks again, and learns that it is gone.
    invalidate(client, threadQuery(id).queryKey, threadKeys.lists);
  });
  // Answers are messages of the thread. The first one is the comment, which comes with an event of its own.
  socket.on("message.created", ({ threadId, seq, createdAt }) => {
    if (!threadId || seq === 1) return;
    patchQueries<DocumentComment[]>(client, documentCommentKeys.lists, (comments) => {
      const at = comments.findIndex(({ id }) => id === threadId);
      const comment = comments[at];
      if (!comment) return comments;
      const answered = { ...comment, replyCount: comment.replyCount + 1, lastReplyAt: createdAt };
      return comments.with(at, answered);
    });
  });
  for (const event of ["message.updated", "message.deleted"] as const)
    socket.on(event, ({ threadId, channelId }) => {
      if (threadId) invalidate(client, documentCommentsQuery(channelId).queryKey);
    });
  keepLive(binding, documentCommentKeys.lists);
}
