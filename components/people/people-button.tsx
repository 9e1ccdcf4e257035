import { Users } from "lucide-react";
import type { ComponentProps } from "react";
import { AvatarStack } from "@/components/ui/avatar-stack";
import type { Person } from "@/lib/accounts/schema";

type PeopleButtonProps = Pick<ComponentProps<"button">, "onClick" | "aria-pressed"> & {
  /** Whose faces it shows; an icon stands where there are none. */
  people?: readonly Person[];
  count?: number;
};

/** A few faces and how many people there are. */
export function PeopleButton({ people = [], count, ...props }: PeopleButtonProps) {
  const label = count === undefined ? "People" : count === 1 ? "1 person" : `${count} people`;
  return (
    <button
      type="button"
      {...props}
      className="flex h-8 shrink-0 items-center gap-1.5 rounded-md px-1.5 font-medium text-muted text-sm tabular-nums hover:bg-hover hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:h-11"
    >
      {people.length > 0 ? <AvatarStack people={people} /> : <Users className="size-4" />}
      {count !== undefined && <span aria-hidden="true">{count}</span>}
      <span className="sr-only">{label}</span>
    </button>
  );
}
