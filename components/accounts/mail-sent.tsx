import { MailCheck } from "lucide-react";
import type { ReactNode } from "react";
import { TextLink } from "./text-link";

type MailSentProps = { children: ReactNode; showsLocalMail: boolean };

/** Says that a mail is on its way, and on a local instance without mail server where it went. */
export function MailSent({ children, showsLocalMail }: MailSentProps) {
  return (
    <div role="status" className="flex gap-3 rounded-lg border bg-raised p-4">
      <MailCheck className="mt-0.5 size-5 shrink-0 text-accent" aria-hidden="true" />
      <div className="flex min-w-0 flex-col gap-2 wrap-anywhere">
        <p>{children}</p>
        {showsLocalMail && (
          <p className="text-muted text-sm">
            No mail server is set up here. You find the mail under{" "}
            <TextLink href="/mail">local mail</TextLink>.
          </p>
        )}
      </div>
    </div>
  );
}
