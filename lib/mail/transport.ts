import { createTransport } from "nodemailer";
import { chooseOnce } from "@/lib/choose-once";
import { db } from "@/lib/db";
import { env, isLocalInstance } from "@/lib/env";
import type { JobData } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";

/** Well under the time a job may take, so that a silent server leads to another try, not to two mails. */
const TIMEOUT_MS = 20_000;

type Mailer = (mail: JobData<"mail.send">) => Promise<unknown>;

/** The mail server at SMTP_URL, else the table behind the /mail page of a local instance, else none, which is logged. */
const mailer = chooseOnce<Mailer>(() => {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL) return (mail) => withTransport(SMTP_URL, (to) => to.sendMail({ from: MAIL_FROM, ...mail }));
  if (isLocalInstance()) return (mail) => db().localMail.create({ data: mail });
  return async () => log.warn("a mail was not sent: set SMTP_URL so that mail can go out");
});

/**
 * Delivers one mail. The worker calls it for "mail.send".
 * @throws when the mail server doesn't take it; the job is then tried again
 */
export async function deliverMail(mail: JobData<"mail.send">): Promise<void> {
  await mailer()(mail);
}

/** @throws where the mail server is away or refuses to let us in */
export async function checkMail(): Promise<void> {
  const { SMTP_URL } = env();
  if (SMTP_URL) await withTransport(SMTP_URL, (to) => to.verify());
}

async function withTransport(
  url: string,
  use: (transport: ReturnType<typeof createTransport>) => Promise<unknown>,
): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await use(transport);
  } finally {
    transport.close();
  }
}
