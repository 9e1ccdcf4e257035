import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db";
import { isLocalMailShown } from "@/lib/mail/local-mail";
import { deliverMail } from "@/lib/mail/transport";

const received: { from: string; to: string[]; data: string }[] = [];
let isRefusing = false;

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo: (_address, _session, done) => done(isRefusing ? new Error("mailbox unavailable") : null),
  onData: async (stream, { envelope }, done) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const from = envelope.mailFrom ? envelope.mailFrom.address : "";
    const data = Buffer.concat(chunks).toString();
    received.push({ from, to: envelope.rcptTo.map((to) => to.address), data });
    done();
  },
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  // Even on a local instance: SMTP_URL is set to send mail.
  Object.assign(process.env, {
    EMBEDDED_DATABASE: "1",
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: "Guildhall <mail@guildhall.test>",
  });
});

afterAll(() => new Promise<void>((done) => server.close(done)));

const mail = { to: "ada@test.guildhall.test", subject: "Hello", text: "As text", html: "<p>As HTML</p>" };

it("sends mail by SMTP and stores and shows none locally", async () => {
  await deliverMail(mail);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: "mail@guildhall.test", to: [mail.to] });
  expect(received[0]?.data).toMatch(/Subject: Hello[\s\S]*As text[\s\S]*<p>As HTML<\/p>/);
  expect(isLocalMailShown("localhost")).toBe(false);
  expect(await db().localMail.count({ where: { to: mail.to } })).toBe(0);
});

it("fails when the server doesn't take it, so that the job is tried again", async () => {
  isRefusing = true;
  await expect(deliverMail(mail)).rejects.toThrow("mailbox unavailable");
});
