import { Forward } from "lucide-react";
import { useTimeFormat } from "@/components/ui/time";
import type { Message } from "@/lib/messages/schema";

/** The original author of a forwarded message. Its location isn't shown: not everyone here may see it. */
export function MessageForwarded({ forwarded }: { forwarded: NonNullable<Message["forwarded"]> }) {
  const format = useTimeFormat();
  return (
    <p className="flex items-center gap-1.5 text-muted text-sm">
      <Forward className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="min-w-0 truncate">
        Forwarded: <bdi>{forwarded.authorName}</bdi>,{" "}
        <time dateTime={forwarded.createdAt}>{format.full(forwarded.createdAt)}</time>
      </span>
    </p>
  );
}
