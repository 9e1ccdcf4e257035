import type { Page } from "@playwright/test";
import { makeChannel } from "../factories";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const stage = (page: Page) => page.getByRole("region", { name: "Call", exact: true });
const tile = (page: Page, name: RegExp) => stage(page).getByRole("listitem", { name });

/** Pictures of somebody arrive: the camera's clock goes on. */
const playsVideo = async (page: Page, label: string) => {
  const video = page.locator(`video[aria-label="${label}"]`);
  await expect(video).toBeVisible();
  const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await expect.poll(time).toBeGreaterThan(0);
};

test("a direct call rings, is answered with a camera, and its row says how long it was", async ({
  open,
  instance,
}) => {
  const { ada, ben, workspace } = await makeTeam();
  const home = `/w/${workspace.slug}/inbox`;
  const [caller, called] = await Promise.all([open(ada, home), open(ben, home)]);
  const made = await caller.request.post("/api/conversations", {
    headers: { origin: instance.url },
    data: { userIds: [ben.id] },
  });
  const { id } = (await made.json()) as { id: string };
  await caller.goto(`/w/${workspace.slug}/d/${id}`);
  await caller.getByRole("button", { name: "Start a call", exact: true }).click();
  const dialog = caller.getByRole("dialog", { name: "Call Ben Carter", exact: true });
  await dialog.getByRole("button", { name: "Turn the camera on", exact: true }).click();
  await dialog.getByRole("button", { name: /^Call/ }).click();

  // Wherever he is.
  const ringing = called.getByRole("alertdialog", { name: "Ada Lovelace is calling" });
  await expect(ringing).toBeVisible();
  await ringing.getByRole("button", { name: "Answer with video", exact: true }).click();
  await expect(ringing).toHaveCount(0);
  await playsVideo(called, "Ada Lovelace’s camera");
  await playsVideo(caller, "Ben Carter’s camera");

  await stage(called).getByRole("button", { name: "Mute", exact: true }).click();
  await expect(tile(caller, /^Ben Carter.*muted/)).toBeVisible();
  await stage(caller).getByRole("button", { name: "Leave", exact: true }).click();
  // With one left it is over.
  await expect(stage(called)).toHaveCount(0);
  await expect(caller.getByText(/^(Video call|Call), /).last()).toContainText("2 people");
});

test("people drop in to a voice channel, are seen in the tree, and come back muted as they were", async ({
  open,
}) => {
  const { ada, ben, workspace, chat, pathTo } = await makeTeam();
  const voice = await makeChannel(workspace, { name: "workshop", type: "VOICE" });
  const [first, second] = await Promise.all([open(ada, pathTo(voice)), open(ben, pathTo(chat))]);
  await first.getByRole("main").getByRole("button", { name: "Join", exact: true }).click();
  await expect(stage(first)).toBeVisible();
  // Without joining.
  await expect(second.getByRole("tree").getByText("Ada Lovelace", { exact: true })).toBeVisible();
  await second.goto(pathTo(voice));
  await second.getByRole("main").getByRole("button", { name: "Join", exact: true }).click();
  await expect(tile(first, /^Ben Carter/)).toBeVisible();
  await stage(second).getByRole("button", { name: "Mute", exact: true }).click();
  await expect(tile(first, /^Ben Carter.*muted/)).toBeVisible();
  await second.reload();
  await expect(stage(second).getByRole("button", { name: "Unmute", exact: true })).toBeVisible();
  await expect(tile(first, /^Ben Carter.*muted/)).toBeVisible();
  // The call goes on wherever one goes.
  await first.getByRole("treeitem", { name: /^engines/ }).click();
  await expect(stage(first)).toHaveCount(0);
  const bar = first.getByRole("region", { name: "Your call", exact: true });
  await bar.getByRole("button", { name: "Leave the call", exact: true }).click();
  await expect(bar).toHaveCount(0);
  await expect(tile(second, /^Ada Lovelace/)).toHaveCount(0);
});
