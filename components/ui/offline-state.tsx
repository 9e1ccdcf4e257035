import { CloudOff } from "lucide-react";
import { EmptyState } from "./empty-state";

/** In place of what can't be read without a connection, and hasn't been before. It is read when there is one again. */
export function OfflineState() {
  return (
    <EmptyState icon={<CloudOff />} title="You’re offline">
      Not on this device yet. It opens when you’re back.
    </EmptyState>
  );
}
