"use client";
import { cn } from "@/components/ui/cn";
import { PresenceDot } from "@/components/ui/presence-dot";
import type { Person } from "@/lib/accounts/schema";
import { PersonPopover } from "./person-popover";
import { StatusEmoji } from "./status-emoji";
import { usePresenceOf } from "./use-presence-of";

type PersonNameProps = {
  person: Person;
  /** After the name, such as "(you)". */
  suffix?: string;
  showsPresence?: boolean;
  className?: string;
};

/** A name that opens the person's card, with their status beside it. */
export function PersonName({ person, suffix, showsPresence, className }: PersonNameProps) {
  const presenceOf = usePresenceOf();
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
      <PersonPopover
        person={person}
        trigger={
          <button type="button" className={cn("min-w-0 rounded-sm text-left hover:underline", className)}>
            <span className="block truncate">
              <bdi>{person.name}</bdi>
              {suffix && <span className="font-normal text-muted"> {suffix}</span>}
            </span>
          </button>
        }
      />
      {showsPresence && <PresenceDot presence={presenceOf(person.id)} />}
      <StatusEmoji userId={person.id} />
    </span>
  );
}
