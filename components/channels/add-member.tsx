"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { membersQuery } from "@/lib/workspaces/queries";

const SHOWN = 6;

type AddMemberProps = {
  isIn: (userId: string) => boolean;
  onAdd: (userId: string) => Promise<void>;
};

/** Finds people of the workspace by name and adds them. */
export function AddMember({ isIn, onAdd }: AddMemberProps) {
  const { id } = useWorkspaceIds();
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const { data } = useInfiniteQuery({ ...membersQuery(id, wanted), enabled: wanted !== "" });
  const found = wanted
    ? (data?.pages.flatMap((page) => page.items).filter((member) => !isIn(member.id)) ?? [])
    : [];

  return (
    <div className="flex flex-col gap-1">
      <Input
        aria-label="Add people"
        placeholder="Add people by name…"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {wanted && data && found.length === 0 && (
        <p className="text-muted text-sm">Nobody else in the workspace is called that.</p>
      )}
      <ul>
        {found.slice(0, SHOWN).map((person) => (
          <li key={person.id} className="flex min-h-10 items-center gap-2.5">
            <Avatar name={person.name} seed={person.id} src={person.image} />
            <span className="min-w-0 flex-1 truncate">{person.name}</span>
            <Button
              size="sm"
              icon={<UserPlus />}
              onClick={() => {
                setSearch("");
                void onAdd(person.id);
              }}
            >
              Add
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
