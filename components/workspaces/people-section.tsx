"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useMe, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { PersonName } from "@/components/people/person-name";
import { usePresenceOf } from "@/components/people/use-presence-of";
import { SidebarSection } from "@/components/shell/sidebar-section";
import { Avatar } from "@/components/ui/avatar";
import { membersPath } from "@/lib/workspaces/paths";
import { membersQuery } from "@/lib/workspaces/queries";

const SHOWN = 12;

/** The members of the workspace, those who are online first. */
export function PeopleSection() {
  const { id, slug } = useWorkspaceIds();
  const me = useMe();
  const presenceOf = usePresenceOf();
  const canInvite = useWorkspace()?.can.invite;
  const open = useOpenChannelDialog();
  const { data } = useInfiniteQuery(membersQuery(id));
  const people = data?.pages.flatMap((page) => page.items) ?? [];
  const isHere = (userId: string) => Number(presenceOf(userId) !== "offline");
  const sorted = people.toSorted((a, b) => isHere(b.id) - isHere(a.id));
  return (
    <SidebarSection label="People">
      <ul className="flex flex-col px-2">
        {sorted.slice(0, SHOWN).map((person) => (
          <li
            key={person.id}
            className="flex h-7 items-center gap-2 pl-6 text-muted text-sm pointer-coarse:h-11"
          >
            <Avatar
              name={person.name}
              seed={person.id}
              src={person.image}
              size="sm"
              presence={presenceOf(person.id)}
              className="[--surface:var(--bg)]"
            />
            <PersonName
              person={person}
              suffix={person.id === me.id ? "(you)" : undefined}
              className="tap-target"
            />
          </li>
        ))}
        {people.length > SHOWN && (
          <li>
            <Link
              href={membersPath(slug)}
              className="block rounded-md py-1 pl-6 text-muted text-sm hover:text-ink"
            >
              All {data?.pages.at(-1)?.nextCursor ? "" : people.length} members
            </Link>
          </li>
        )}
        {canInvite && (
          <li>
            <button
              type="button"
              onClick={() => open({ kind: "invite" })}
              className="flex h-7 w-full items-center gap-2 rounded-md pl-6 text-muted text-sm hover:text-ink pointer-coarse:h-11"
            >
              <Plus className="size-4" aria-hidden="true" />
              Invite people
            </button>
          </li>
        )}
      </ul>
    </SidebarSection>
  );
}
