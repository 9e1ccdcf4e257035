"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { StatusEmoji } from "@/components/people/status-emoji";
import { usePresenceOf } from "@/components/people/use-presence-of";
import { SidebarRow } from "@/components/shell/sidebar-row";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { Conversation } from "@/lib/conversations/schema";
import { membersQuery } from "@/lib/workspaces/queries";
import { othersIn } from "./conversation-title";
import { useOpenConversation } from "./use-open-conversation";

/** More are folded until they are asked for. */
const SHOWN_AT_ONCE = 8;

/** The members of the workspace with whom I have no conversation in the list, those who are online first. */
export function OtherPeople({ conversations }: { conversations: readonly Conversation[] }) {
  const { id } = useWorkspaceIds();
  const me = useMe();
  const presenceOf = usePresenceOf();
  const open = useOpenConversation();
  const [isUnfolded, setUnfolded] = useState(false);
  const { data } = useInfiniteQuery(membersQuery(id));
  const known = new Set(
    conversations
      .filter(({ type }) => CHANNEL_TYPES[type].isPersonal)
      .flatMap((conversation) => othersIn(conversation, me.id).map((person) => person.id)),
  );
  const isHere = (userId: string) => Number(presenceOf(userId) !== "offline");
  const people = (data?.pages.flatMap((page) => page.items) ?? [])
    .filter((person) => person.id !== me.id && !known.has(person.id))
    .sort((a, b) => isHere(b.id) - isHere(a.id));
  const isFew = people.length <= SHOWN_AT_ONCE;
  if (people.length === 0) return null;
  return (
    <>
      {!isFew && (
        <SidebarRow
          icon={<ChevronRight className={cn(isUnfolded && "rotate-90")} />}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {people.length} more
        </SidebarRow>
      )}
      {(isFew || isUnfolded) && (
        <ul aria-label="More people">
          {people.map(({ id: userId, name, image }) => (
            <li key={userId}>
              <SidebarRow
                icon={
                  <Avatar
                    name={name}
                    seed={userId}
                    src={image}
                    size="sm"
                    presence={presenceOf(userId)}
                    className="[--surface:var(--bg)]"
                  />
                }
                disabled={open.isPending}
                onClick={() => void open.withPeople([userId])}
              >
                {name}
                <StatusEmoji userId={userId} />
              </SidebarRow>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
