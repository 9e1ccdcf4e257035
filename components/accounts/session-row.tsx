import { Monitor, Terminal } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { SessionInfo } from "@/lib/accounts/schema";
import { describeUserAgent } from "@/lib/user-agent";
import { When } from "./when";

type SessionRowProps = { session: SessionInfo; onEnd: () => Promise<void> };

export function SessionRow({ session, onEnd }: SessionRowProps) {
  const { kind, userAgent, ip, lastSeenAt, isCurrent } = session;
  const name = describeUserAgent(userAgent, kind);
  const Icon = kind === "PROGRAM" ? Terminal : Monitor;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Icon className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="truncate">{name}</span>
          {isCurrent && <Badge tone="accent">This session</Badge>}
        </div>
        <div className="text-muted text-sm wrap-anywhere">
          {ip && `${ip} · `}
          {isCurrent ? (
            "in use now"
          ) : (
            <>
              seen <When at={lastSeenAt} />
            </>
          )}
        </div>
      </div>
      {!isCurrent && (
        <ConfirmDialog
          title="End this session?"
          description={`${name} is signed out at once.`}
          confirmLabel="End session"
          onConfirm={onEnd}
          trigger={
            <Button size="sm" aria-label={`End the session ${name}`}>
              End
            </Button>
          }
        />
      )}
    </li>
  );
}
