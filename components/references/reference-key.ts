"use client";
import { useSyncExternalStore } from "react";
import { workspaceRoleName } from "@/components/workspaces/workspace-roles";
import { parseMention, parseProductLink } from "@/lib/objects/mentions";
import type { WorkspaceRole } from "@/lib/permissions";
import { referenceQuery } from "@/lib/references/queries";
import type { ReferenceKey } from "@/lib/references/schema";

/** Several people at once, by the name they are called with. */
type Audience = { type: "audience"; name: string };

/**
 * What a link in a message refers to: an object, several people, or null where it is a link like any other.
 * @param origin the address of this instance, where it is known
 */
export function referenceOf(url: string, origin: string | null): ReferenceKey | Audience | null {
  const target = parseMention(url);
  if (target) {
    if (target.type === "all") return { type: "audience", name: "@channel" };
    if (target.type === "assistant") return { type: "audience", name: "@assistant" };
    if (target.type === "role") return { type: "audience", name: roleMention(target.role) };
    return target;
  }
  const link = origin === null ? null : parseProductLink(url, origin);
  if (!link) return null;
  const { channelId, threadId, seq } = link;
  if (seq !== null) return { type: "message", channelId, ...(threadId && { threadId }), seq };
  // The key of a thread is its root message.
  return threadId ? { type: "message", id: threadId } : { type: "channel", id: channelId };
}

/** What the holders of a role are called together: "@Admins". */
export const roleMention = (role: WorkspaceRole) => `@${workspaceRoleName(role)}s`;

export const keyName = (key: ReferenceKey) => referenceQuery(key).queryKey.join("/");

const never = () => () => {};

/** The address of this instance. The server doesn't know by which one the browser came: null in the first render. */
export const useOrigin = () =>
  useSyncExternalStore<string | null>(
    never,
    () => location.origin,
    () => null,
  );
