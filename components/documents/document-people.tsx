"use client";
import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import { Avatar } from "@/components/ui/avatar";
import { Tooltip } from "@/components/ui/tooltip";
import type { Me } from "@/lib/accounts/schema";
import { type DocumentPerson, peopleIn } from "@/lib/documents/editor/people";

const SHOWN = 4;

/** Who else has the document open. Hidden while one is alone. */
export function DocumentPeople({ awareness, me }: { awareness: Awareness | null; me: Me }) {
  const others = usePeople(awareness, me).slice(1);
  if (others.length === 0) return null;
  const shown = others.length > SHOWN ? others.slice(0, SHOWN - 1) : others;
  const rest = others.slice(shown.length);
  return (
    <ul
      aria-label="Also in this document"
      className="mx-1.5 flex @max-md/header:hidden items-center -space-x-1.5"
    >
      {shown.map((person) => (
        <li key={person.id} className="flex rounded-full ring-2 ring-bg">
          <Tooltip content={person.name} side="bottom">
            <span role="img" aria-label={person.name} className="flex">
              <Avatar name={person.name} seed={person.id} />
            </span>
          </Tooltip>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="flex rounded-full ring-2 ring-bg">
          <Tooltip content={rest.map((person) => person.name).join(", ")} side="bottom">
            <span
              role="img"
              aria-label={`And ${rest.map((person) => person.name).join(", ")}`}
              className="flex size-7 items-center justify-center rounded-full bg-raised font-semibold text-2xs text-muted"
            >
              +{rest.length}
            </span>
          </Tooltip>
        </li>
      )}
    </ul>
  );
}

function usePeople(awareness: Awareness | null, me: Me) {
  const last = useRef<DocumentPerson[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness?.on("change", listener);
      return () => awareness?.off("change", listener);
    },
    [awareness],
  );
  // Awareness changes with every caret; the list only when someone comes or goes.
  const read = () => {
    const people = awareness ? peopleIn(awareness, me) : [me];
    const isSame =
      people.length === last.current.length &&
      people.every((person, i) => person.id === last.current[i]?.id && person.name === last.current[i]?.name);
    if (!isSame) last.current = people;
    return last.current;
  };
  return useSyncExternalStore(subscribe, read, read);
}
