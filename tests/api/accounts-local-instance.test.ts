import { describe, expect, it } from "vitest";
import { demoSignInContract, getMeContract } from "@/lib/accounts/contract";
import { DEMO_PEOPLE } from "@/lib/accounts/demo";
import { listDemoPeople } from "@/lib/accounts/sessions/service";
import { isLocalMailShown, listLocalMails } from "@/lib/mail/local-mail";
import { inviteMail } from "@/lib/mail/templates";
import { deliverMail } from "@/lib/mail/transport";
import { makeUser } from "../factories";
import { refusal, requestRaw, send } from "../setup/request";
import { cookieOf } from "./accounts-helpers";

// What `npm start` makes by default: embedded database, loopback, no mail server. Read at the first use, below.
Object.assign(process.env, { EMBEDDED_DATABASE: "1", HOST: "127.0.0.1" });

const [ada, ben] = DEMO_PEOPLE;
const foreignHosts = ["evil.example:3000", "localhost.evil.example", "192.0.2.1:3000", null];

describe("a local instance", () => {
  it("signs in as the demo people whom the seed made, and nobody else", async () => {
    await makeUser(ada);
    const stranger = await makeUser();
    const response = await requestRaw(null, demoSignInContract, { body: { email: ada.email } });
    expect(await send(cookieOf(response), getMeContract)).toMatchObject({ name: ada.name });
    for (const email of [ben.email, stranger.email]) {
      expect(await refusal(null, demoSignInContract, { body: { email } })).toMatchObject({ status: 404 });
    }
    for (const host of foreignHosts) {
      const input = { body: { email: ada.email }, headers: { host: host ?? "" } };
      expect(await refusal(null, demoSignInContract, input)).toMatchObject({ status: 403 });
    }
    expect(await listDemoPeople("localhost:3000")).toEqual([ada]);
    for (const host of foreignHosts) expect(await listDemoPeople(host)).toEqual([]);
  });

  it("shows local mail, under a loopback name only", async () => {
    const url = "http://localhost:3000/invite/abc";
    const mail = inviteMail({ workspaceName: "R&D <lab>", inviterName: "Ada", url });
    await deliverMail({ to: "somebody@test.guildhall.test", ...mail });
    const [newest] = await listLocalMails();
    expect(newest).toMatchObject({ to: "somebody@test.guildhall.test", subject: mail.subject });
    expect(newest?.text).toContain(url);
    expect(newest?.html).toContain("R&amp;D &lt;lab&gt;");
    expect(newest?.html).not.toContain("<lab>");

    for (const host of ["localhost:3000", "127.0.0.1", "[::1]:3000"])
      expect(isLocalMailShown(host)).toBe(true);
    for (const host of foreignHosts) expect(isLocalMailShown(host)).toBe(false);
  });
});
