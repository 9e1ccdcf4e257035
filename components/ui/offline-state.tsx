import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";

/** In place of what can't be read without a connection, and hasn't been before. */
export function OfflineState({ children }: { children: ReactNode }) {
  return (
    <EmptyState icon={<CloudOff />} title="You’re offline">
      {children}
    </EmptyState>
  );
}
