import type { Transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import type { MailContent } from "./layout";

/** Enqueues a mail, if and only if `tx` commits. Delivery is retried for about a day. */
export async function sendMail(tx: Transaction, to: string, content: MailContent): Promise<void> {
  const retries = { retryLimit: 12, retryDelay: 30, retryBackoff: true, retryDelayMax: 3 * 60 * 60 };
  // Mails hold secrets (reset links). A sent one is deleted immediately; a failed one after an hour.
  await enqueue(tx, "mail.send", { to, ...content }, { ...retries, deleteAfterSeconds: 60 * 60 });
}
