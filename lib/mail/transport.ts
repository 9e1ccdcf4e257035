import { createTransport } from "nodemailer";
import { db } from "@/lib/db";
import { env, isLocalInstance } from "@/lib/env";
import type { JobData } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";

/** Well under the time a job may take, so that a silent server leads to another try, not to two mails. */
const TIMEOUT_MS = 20_000;

/**
 * Delivers one mail: by SMTP_URL, else on a local instance into the development mailbox, else not at all, which is
 * logged. The worker calls it for "mail.send".
 * @throws when the mail server doesn't take it; the job is then tried again
 */
export async function deliverMail(mail: JobData<"mail.send">): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL) {
    const timeouts = {
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    };
    const transport = createTransport({ url: SMTP_URL, ...timeouts });
    try {
      await transport.sendMail({ from: MAIL_FROM, ...mail });
    } finally {
      transport.close();
    }
  } else if (isLocalInstance()) {
    await db().outboxMail.create({ data: mail });
  } else {
    log.warn("a mail was not sent: set SMTP_URL so that mail can go out");
  }
}
