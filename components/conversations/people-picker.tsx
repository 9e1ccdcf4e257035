"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type KeyboardEvent, type Ref, useDeferredValue, useState } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { nameHas } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Skeleton } from "@/components/ui/skeleton";
import type { Person } from "@/lib/accounts/schema";
import { membersQuery } from "@/lib/workspaces/queries";

type PeoplePickerProps = {
  ref?: Ref<HTMLInputElement>;
  chosen: readonly Person[];
  onChange: (people: Person[]) => void;
  /** Enter in the empty field, once a person is chosen. */
  onDone: () => void;
  /** People who aren't offered, such as current members. */
  isLeftOut?: (userId: string) => boolean;
};

const SHOWN = 50;

/** Finds people of the workspace by name, to choose one or several. */
export function PeoplePicker({ ref, chosen, onChange, onDone, isLeftOut }: PeoplePickerProps) {
  const { id } = useWorkspaceIds();
  const me = useMe();
  const [search, setSearch] = useState("");
  const { data, isError, refetch } = useInfiniteQuery({
    ...membersQuery(id, useDeferredValue(search.trim())),
    placeholderData: (before) => before,
  });
  // Until the answer is there the list before it shows: nobody must be chosen from it who isn't meant.
  const wanted = search.trim();
  const found = data?.pages
    .flatMap((page) => page.items)
    .filter(({ id: userId }) => userId !== me.id && !isLeftOut?.(userId))
    .filter(({ name }) => nameHas(name, wanted))
    .slice(0, SHOWN);
  const isChosen = (userId: string) => chosen.some((person) => person.id === userId);

  function toggle({ id: userId, name, image }: Person) {
    if (isChosen(userId)) onChange(chosen.filter((person) => person.id !== userId));
    else onChange([...chosen, { id: userId, name, image }]);
    setSearch("");
  }

  /** Return takes the first one that was found, or is done; Backspace in an empty field the last one chosen. */
  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent)) return;
    const [first] = found ?? [];
    if (event.key === "Enter") {
      event.preventDefault();
      if (search.trim() && first && !isChosen(first.id)) toggle(first);
      else if (!search.trim() && chosen.length > 0) onDone();
    }
    if (event.key === "Backspace" && search === "" && chosen.length > 0) onChange(chosen.slice(0, -1));
  }

  return (
    <div className="flex min-h-0 flex-col gap-2">
      {chosen.length > 0 && (
        <ul aria-label="Chosen" className="flex flex-wrap gap-1">
          {chosen.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                onClick={() => toggle(person)}
                className="flex h-7 items-center gap-1.5 rounded-full bg-accent-soft pr-2 pl-1 text-sm hover:bg-press pointer-coarse:h-11"
              >
                <Avatar name={person.name} seed={person.id} src={person.image} size="sm" />
                {person.name}
                <X className="size-3.5 text-muted" aria-hidden="true" />
                <span className="sr-only">, take out</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        ref={ref}
        aria-label="Find people"
        placeholder="Find people by name"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {isError && !found && <ErrorState className="py-4" onRetry={() => void refetch()} />}
      {!found && !isError && <Skeleton className="h-10 w-full" />}
      {found?.length === 0 && (
        <p className="py-2 text-muted text-sm">
          {search.trim()
            ? "Nobody in this workspace is called that."
            : "Nobody else is in this workspace yet."}
        </p>
      )}
      <ul className="-mx-2 max-h-72 overflow-y-auto">
        {found?.map((person) => (
          <li key={person.id} className="rounded-md px-2 hover:bg-hover">
            <Checkbox
              checked={isChosen(person.id)}
              onCheckedChange={() => toggle(person)}
              className="min-h-10 items-center [&>:first-child]:mt-0"
              label={
                <span className="flex min-w-0 items-center gap-2">
                  <Avatar name={person.name} seed={person.id} src={person.image} />
                  <span className="truncate">{person.name}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
