import type { InfiniteData } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { aiBudgetWarningKeys } from "../budgets/queries";
import { aiFolderKeys, aiFoldersQuery } from "../folders/queries";
import type { AiFolder } from "../folders/schema";
import { merged } from "../messages/merged";
import type { AiMessage } from "../messages/schema";
import { aiSessionKeys } from "./keys";
import { withSession } from "./merge";
import { type AiSessionFilter, aiChatQuery, isChanging } from "./queries";
import type { AiChat, AiSession } from "./schema";

type Page = { items: AiSession[]; nextCursor: string | null };
type Pages = InfiniteData<Page, string | null>;

/** Applies the events of chats, their messages and folders. */
export function bindAiChatEvents(binding: CacheBinding) {
  const { socket, client, userId } = binding;
  const patchChat = (sessionId: string, change: (chat: AiChat) => AiChat) =>
    patchQueries<AiChat>(client, aiChatQuery(sessionId).queryKey, change);

  /** Every list of the workspace, with its filter. */
  function patchLists(workspaceId: string, change: (pages: Pages, filter: AiSessionFilter) => Pages | null) {
    const queryKey = [...aiSessionKeys.lists, workspaceId];
    for (const query of client.getQueryCache().findAll({ queryKey })) {
      patchQueries<Pages>(client, query.queryKey, (pages) => {
        const next = change(pages, query.queryKey.at(-1) as AiSessionFilter);
        if (!next) invalidate(client, query.queryKey);
        return next ?? pages;
      });
    }
  }

  socket.on("aiSession.updated", ({ session, instructions }) => {
    patchChat(session.id, (chat) => ({
      ...withSession(chat, session, isChanging(client, session.id)),
      instructions: instructions ?? chat.instructions,
    }));
    patchLists(session.workspaceId, (pages, filter) => placed(pages, session, filter, userId));
  });
  socket.on("aiSession.deleted", ({ workspaceId, sessionId }) => {
    patchLists(workspaceId, (pages) => without(pages, sessionId));
    const { queryKey } = aiChatQuery(sessionId);
    // What is on screen is read again, and answers that it is gone.
    if (client.getQueryCache().find({ queryKey })?.isActive()) invalidate(client, queryKey);
    else client.removeQueries({ queryKey, exact: true });
  });
  // What was shared before the page joined its room went by: what one's own chats lack comes to their owner anyway.
  socket.on("aiSession.joined", ({ sessionId }) => {
    const { queryKey } = aiChatQuery(sessionId);
    if (client.getQueryData<AiChat>(queryKey)?.session.owner.id !== userId) invalidate(client, queryKey);
  });
  socket.on("aiSession.sharingChanged", ({ workspaceId }) =>
    patchLists(workspaceId, (pages, { list }) => (list === "shared" ? null : pages)),
  );
  // Who became a guest reads no chats of others any more.
  socket.on("access.changed", ({ channels }) => {
    if (!channels) invalidate(client, aiSessionKeys.chats, aiSessionKeys.lists);
  });
  socket.on("aiMessages.created", ({ sessionId, messages }) =>
    patchChat(sessionId, (chat) => messages.reduce(withMessage, chat)),
  );
  socket.on("aiMessage.ended", (message) => {
    patchChat(message.sessionId, (chat) => withMessage(chat, message));
    // It was paid for.
    invalidate(client, aiBudgetWarningKeys.all);
  });
  socket.on("aiFolder.changed", (folder) =>
    patchQueries<AiFolder[]>(client, aiFoldersQuery(folder.workspaceId).queryKey, (folders) => {
      const at = folders.findIndex(({ id }) => id === folder.id);
      return at < 0 ? [...folders, folder] : folders.with(at, folder);
    }),
  );
  socket.on("aiFolder.deleted", ({ id, workspaceId }) => {
    patchQueries<AiFolder[]>(client, aiFoldersQuery(workspaceId).queryKey, (folders) =>
      folders.filter((folder) => folder.id !== id),
    );
    patchLists(workspaceId, (pages, { folderId }) => (folderId === id ? null : outOfFolder(pages, id)));
    patchQueries<AiChat>(client, aiSessionKeys.chats, (chat) =>
      chat.session.folderId === id ? { ...chat, session: { ...chat.session, folderId: null } } : chat,
    );
  });
  keepLive(binding, aiSessionKeys.lists, aiSessionKeys.chats, aiFolderKeys.lists);
}

/** Adds a message, or puts it in place of what was known of it. What is new ends the branch that is shown. */
export function withMessage(chat: AiChat, message: AiMessage): AiChat {
  const { id, parentId, role } = message;
  const isNew = !chat.nodes.some((node) => node.id === id);
  return {
    ...chat,
    ...(isNew && {
      nodes: [...chat.nodes, { id, parentId, role }],
      session: { ...chat.session, leafId: id },
    }),
    messages: merged(chat.messages, [message]),
  };
}

const without = (pages: Pages, sessionId: string): Pages =>
  pages.pages.some(({ items }) => items.some(({ id }) => id === sessionId))
    ? {
        ...pages,
        pages: pages.pages.map((page) => ({
          ...page,
          items: page.items.filter(({ id }) => id !== sessionId),
        })),
      }
    : pages;

const outOfFolder = (pages: Pages, folderId: string): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.folderId === folderId ? { ...item, folderId: null } : item)),
  })),
});

const isLater = (a: AiSession, b: AiSession) =>
  a.lastMessageAt > b.lastMessageAt || (a.lastMessageAt === b.lastMessageAt && a.id > b.id);

/** The list with a chat in its place; null where that takes reading it again, as for searches. */
function placed(pages: Pages, session: AiSession, filter: AiSessionFilter, userId: string): Pages | null {
  const { list, q, folderId } = filter;
  if (q) return null;
  const isMine = session.owner.id === userId;
  const belongs =
    list === "shared"
      ? !isMine && session.visibility === "WORKSPACE"
      : isMine && (list === "archived") === (session.archivedAt !== null);
  const rest = without(pages, session.id);
  if (!belongs || (folderId && folderId !== session.folderId)) return rest;
  const last = rest.pages.length - 1;
  // At the end of what is loaded: the rest of the list isn't known.
  const at = rest.pages.findIndex(
    ({ items, nextCursor }, index) =>
      items.some((item) => isLater(session, item)) || (index === last && nextCursor === null),
  );
  if (at < 0) return rest;
  return {
    ...rest,
    pages: rest.pages.map((page, index) => {
      if (index !== at) return page;
      const before = page.items.filter((item) => !isLater(session, item));
      return { ...page, items: [...before, session, ...page.items.slice(before.length)] };
    }),
  };
}
