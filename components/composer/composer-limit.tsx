import { cn } from "@/components/ui/cn";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";

/** From here on the limit is shown. */
const NEAR_LIMIT = MESSAGE_MAX_LENGTH - 500;

/** How much room is left in a message, once there is little of it. */
export function ComposerLimit({ length }: { length: number }) {
  if (length <= NEAR_LIMIT) return null;
  const left = MESSAGE_MAX_LENGTH - length;
  return (
    <p
      id="composer-limit"
      role="status"
      className={cn("pt-1 text-right text-xs", left < 0 ? "text-danger" : "text-muted")}
    >
      {left < 0
        ? `${(-left).toLocaleString("en-US")} characters too many`
        : `${left.toLocaleString("en-US")} characters left`}
    </p>
  );
}
