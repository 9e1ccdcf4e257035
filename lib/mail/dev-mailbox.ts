import { isLocalVisit } from "@/lib/auth/local-visit";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

/**
 * Whether the development mailbox may be shown. Anyone at the machine may read it without signing in.
 * @param host the request's Host header
 */
export function isDevMailboxOpen(host: string | null): boolean {
  return isLocalVisit(host) && !env().SMTP_URL;
}

/** The newest mails of the mailbox. Check `isDevMailboxOpen` first. */
export function listDevMails() {
  return db().outboxMail.findMany({ orderBy: { id: "desc" }, take: 100 });
}
