"use client";
import { useQuery } from "@tanstack/react-query";
import { EyeOff } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { ObjectIcon } from "@/components/objects/object-icon";
import { PersonPopover } from "@/components/people/person-popover";
import { cn } from "@/components/ui/cn";
import { meQuery } from "@/lib/accounts/queries";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { objectPath } from "@/lib/objects/path";
import type { ObjectPreview } from "@/lib/objects/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindReferenceEvents } from "@/lib/references/cache-events";
import { referenceQuery } from "@/lib/references/queries";
import type { ReferenceKey } from "@/lib/references/schema";

const chip =
  "inline-flex max-w-full items-baseline gap-1 rounded-sm base:bg-accent-soft px-1 font-medium base:text-accent [&_svg]:size-3 [&_svg]:shrink-0 [&_svg]:self-center";

type ReferenceChipProps = {
  target: ReferenceKey;
  /** How the writer called it: shown for people until the object is known. */
  children: ReactNode;
};

/** A mentioned object as its viewer may see it now. */
export function ReferenceChip({ target, children }: ReferenceChipProps) {
  const { data: found, isError } = useQuery(referenceQuery(target));
  const { data: me } = useQuery(meQuery());
  const { slug } = useWorkspaceIds();
  useCacheEvents(bindReferenceEvents);
  if (!found) {
    // The name of a place isn't shown before it is known that the reader may see it.
    const isKnown = target.type === "person" || isError;
    return <span className={chip}>{isKnown ? children : "…"}</span>;
  }
  if (!found.isVisible) {
    if (target.type === "person") return <span className={cn(chip, "bg-press text-muted")}>{children}</span>;
    return (
      <span className={cn(chip, "bg-press text-muted")}>
        <EyeOff aria-hidden="true" />
        Something you can’t see
      </span>
    );
  }
  if (found.person && found.type === "person") {
    const isMe = found.id === me?.id;
    return (
      <PersonPopover
        person={found.person}
        trigger={
          <button type="button" className={cn(chip, "hover:underline", isMe && "bg-brass text-brass-ink")}>
            @{found.title}
          </button>
        }
      />
    );
  }
  const path = objectPath(found, slug);
  if (!path) return <span className={chip}>{nameOf(found)}</span>;
  return (
    <Link href={path} prefetch={false} className={cn(chip, "hover:underline")}>
      {nameOf(found)}
    </Link>
  );
}

/** Several people at once: everyone, or those of a role. */
export const AudienceChip = ({ name }: { name: string }) => (
  <span className={cn(chip, "bg-brass-soft text-warn")}>{name}</span>
);

function nameOf(object: ObjectPreview) {
  const { type, title, place } = object;
  const isNamed = type === "message" && place && !CHANNEL_TYPES[place.channelType].isPersonal;
  return (
    <>
      <ObjectIcon object={object} />
      <span className="truncate">
        <bdi>{title}</bdi>
        {isNamed && (
          <>
            {" "}
            in <bdi>{place.channelName}</bdi>
          </>
        )}
      </span>
    </>
  );
}
