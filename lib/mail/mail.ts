import type { Transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import type { MailContent } from "./layout";

/** Mails somebody, if and only if `tx` commits. A mail server that is away is tried again for about a day. */
export async function sendMail(tx: Transaction, to: string, content: MailContent): Promise<void> {
  const retries = { retryLimit: 12, retryDelay: 30, retryBackoff: true, retryDelayMax: 3 * 60 * 60 };
  // Mails hold secrets (reset links). A sent one is deleted at once; one that was given up, after an hour.
  await enqueue(tx, "mail.send", { to, ...content }, { ...retries, deleteAfterSeconds: 60 * 60 });
}
