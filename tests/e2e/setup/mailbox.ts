import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { SMTPServer } from "smtp-server";

export type Mail = { to: string[]; subject: string; text: string };

export type Mailbox = {
  /** Waits for a mail and gives the link in it. */
  linkTo: (address: string, subject: RegExp) => Promise<string>;
};

/** Looks into mails that are in this process or another's. */
export const mailboxOf = (read: () => Promise<Mail[]>): Mailbox => ({
  linkTo: async (address, subject) => {
    const find = async () =>
      (await read()).findLast((mail) => mail.to.includes(address) && subject.test(mail.subject));
    await expect(async () => expect(await find()).toBeDefined()).toPass({ timeout: 15_000 });
    const link = /https?:\/\/[^\s"<>]+/.exec((await find())?.text ?? "")?.[0];
    if (!link) throw new Error(`The mail to ${address} has no link`);
    return link;
  },
});

/** A mail server that keeps what it gets. */
export async function startMailbox() {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: async (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const data = Buffer.concat(chunks).toString();
      const subject = /^Subject: (.*)$/m.exec(data)?.[1] ?? "";
      mails.push({ to: envelope.rcptTo.map(({ address }) => address), subject, text: unquoted(data) });
      done();
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    ...mailboxOf(async () => mails),
    mails: () => mails,
    stop: () => new Promise<void>((done) => server.close(done)),
  };
}

/** Undoes the quoted-printable encoding of a mail's text. */
const unquoted = (data: string) =>
  data
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
