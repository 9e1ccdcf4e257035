import { isLocalVisit } from "@/lib/auth/local-visit";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

/**
 * Whether mail that wasn't sent is shown, at /mail. Anyone at the machine may read it without signing in.
 * @param host the request's Host header
 */
export function isLocalMailShown(host: string | null): boolean {
  return isLocalVisit(host) && !env().SMTP_URL;
}

/** The newest mails that were stored instead of sent. Check `isLocalMailShown` first. */
export function listLocalMails() {
  return db().localMail.findMany({ orderBy: { id: "desc" }, take: 100 });
}
