import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { browserArguments } from "../setup/browser-arguments";
import { messages } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// The headless shell, in which other tests run, has no notifications.
test.use({
  launchOptions: { executablePath: process.env.DESKTOP_CHROMIUM_PATH, args: browserArguments },
});

const to = (person: { id: string; name: string }, words: string) =>
  `[@${person.name}](mention:user/${person.id}) ${words}`;

/** Says something as somebody whose screen doesn't matter. */
function speaker(context: BrowserContext, origin: string, channel: { id: string }) {
  return async (body: string, threadId?: string) => {
    const data = { nonce: randomUUID(), body, ...(threadId && { threadId }) };
    const answer = await context.request.post(`/api/channels/${channel.id}/messages`, {
      headers: { origin },
      data,
    });
    expect(answer.ok()).toBe(true);
    return (await answer.json()) as { id: string };
  };
}

/** Keeps what the operating system was asked to show. */
async function recordAlerts(context: BrowserContext) {
  await context.addInitScript(() => {
    const shown: Notification[] = [];
    class Recorded extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        shown.push(this);
      }
      override close() {
        shown.splice(shown.indexOf(this), 1);
        super.close();
      }
    }
    Object.assign(window, { Notification: Recorded, shownAlerts: shown });
  });
}
const alerts = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { shownAlerts: Notification[] }).shownAlerts.map(({ title, body }) => ({
      title,
      body,
    })),
  );

/** Whether this page would notify: it is connected, and the one of all open pages that does. */
async function untilListening(page: Page, name: string) {
  const me = page.getByRole("button", { name: `Your account, ${name}` });
  await expect(me.getByRole("img", { name: "Online", exact: true })).toBeVisible();
  const speaks = async () =>
    (await navigator.locks.query()).held?.some((it) => it.name === "guildhall-alerts");
  await expect.poll(() => page.evaluate(speaks)).toBe(true);
}

test("desktop notifications show who and what, lead there, and close once it is read elsewhere", async ({
  browserOf,
  open,
  instance,
}) => {
  const team = await makeTeam();
  const ben = await browserOf(team.ben);
  const say = speaker(ben, instance.url, team.chat);
  const context = await browserOf(team.ada, { permissions: ["notifications"] });
  await recordAlerts(context);
  const ada = await context.newPage();
  await ada.goto("/settings/notifications");
  const device = ada.getByRole("switch", { name: "Notifications on this device" });
  await device.click();
  await expect(device).toBeChecked();
  await expect(ada.getByText(/^Only while Guildhall is open here/)).toBeVisible();

  await ada.goto(team.pathTo(team.doc));
  await untilListening(ada, "Ada Lovelace");
  await say(to(team.ada, "the **cards** jam"));
  const told = { title: "Ben Carter mentioned you in #engines", body: "@Ada Lovelace the cards jam" };
  await expect.poll(() => alerts(ada)).toEqual([told]);

  // At another desk: what is read there is gone here, at once.
  const elsewhere = await open(team.ada, team.pathTo(team.chat));
  await expect(messages(elsewhere, "@Ada Lovelace the cards jam")).toBeVisible();
  await expect.poll(() => alerts(ada)).toEqual([]);
  await elsewhere.close();

  // A muted channel and one's own words are silent: by the time of the last message, theirs would have been shown.
  const mute = { headers: { origin: instance.url }, data: { level: null, isMuted: true } };
  expect((await context.request.put(`/api/channels/${team.chat.id}/notifications`, mute)).ok()).toBe(true);
  await say(to(team.ada, "in a muted channel"));
  const talk = await ben.request.post("/api/conversations", {
    headers: { origin: instance.url },
    data: { userIds: [team.ada.id] },
  });
  const direct = (await talk.json()) as { id: string };
  await speaker(context, instance.url, direct)("My own words");
  await speaker(ben, instance.url, direct)("Are you there?");
  await expect
    .poll(() => alerts(ada))
    .toEqual([{ title: "Ben Carter wrote to you", body: "Are you there?" }]);

  await ada.evaluate(() =>
    (window as unknown as { shownAlerts: Notification[] }).shownAlerts[0]?.dispatchEvent(new Event("click")),
  );
  await expect(messages(ada, "Are you there?")).toBeInViewport();
});
