import { randomBytes } from "node:crypto";
import { signInContract } from "@/lib/accounts/contract";
import { hashPassword } from "@/lib/auth/password-hash";
import { db } from "@/lib/db";
import type { JobData } from "@/lib/jobs/jobs";
import { makeUser } from "../factories";
import { requestRaw } from "../setup/request";

export const PASSWORD = "correct horse battery";

export const newEmail = () => `${randomBytes(6).toString("hex")}@test.guildhall.test`;

export const makeUserWithPassword = async (given: Parameters<typeof makeUser>[0] = {}) =>
  makeUser({ ...given, passwordHash: await hashPassword(PASSWORD) });

export const signIn = (email: string, password = PASSWORD) =>
  requestRaw(null, signInContract, { body: { email, password } });

/** The mails waiting for the worker, in the order they were sent. */
export async function mailsTo(email: string): Promise<JobData<"mail.send">[]> {
  const rows = await db().$queryRaw<{ data: JobData<"mail.send"> }[]>`
    SELECT data FROM pgboss.job WHERE name = 'mail.send' AND data->>'to' = ${email} ORDER BY created_on`;
  return rows.map(({ data }) => data);
}

/** The token of the link in the last mail. */
export async function mailedToken(email: string): Promise<string> {
  const token = /token=([\w-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? "")?.[1];
  if (!token) throw new Error("no mail with a link");
  return token;
}

/** The cookie that a response sets, as the browser would send it back. */
export const cookieOf = (response: Response) => ({
  cookie: response.headers.getSetCookie()[0]?.split(";")[0] ?? "",
});
