import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { MessagesBeside } from "@/components/channels/messages-beside";
import { ActivitySwitch } from "@/components/tasks/activity/activity-switch";
import { WorkMessages } from "@/components/tasks/activity/work-messages";
import { AppError } from "@/lib/http/errors";
import { listChannelActivityContract } from "@/lib/tasks/activity/contract";
import type { ChannelActivity } from "@/lib/tasks/activity/schema";
import { channelPath } from "@/lib/workspaces/paths";
import { currentPath } from "./setup/next-navigation";
import { ben, makeMessage, makeTreeChannel, me, newId, WORKSPACE } from "./setup/people";
import { messages } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ type: "TODO", name: "House", lastSeq: 1, readSeq: 1 });
const act = (minute: number, title: string, given: Partial<ChannelActivity> = {}): ChannelActivity => ({
  ...{ id: newId(), actor: ben, at: `2026-11-20T09:${minute}:00.000Z`, kind: "completed" },
  task: { id: newId(), title, isCard: false },
  ...given,
});

function showBesides() {
  const said = makeMessage({ channelId: channel.id, seq: 1, body: "Well done", author: me });
  return showWorkspace({
    ...{
      channels: [channel],
      messages: { [channel.id]: [{ ...said, createdAt: "2026-11-20T09:30:00.000Z" }] },
    },
    page: (
      <MessagesBeside channel={channel} tools={<ActivitySwitch />}>
        <WorkMessages channel={channel} />
      </MessagesBeside>
    ),
    path: `${channelPath(WORKSPACE.slug, channel.id)}?panel=messages`,
  });
}

test("what was done stands folded between the messages, comes live, leads to the task, and can be hidden", async () => {
  const server = fakeServer();
  let acts = [act(11, "Rent"), act(12, "Seats")];
  server.answer(listChannelActivityContract, () => ({ items: [...acts].reverse(), nextCursor: null }));
  const { receive } = showBesides();
  const folded = page.getByRole("button", { name: /Ben Carter completed 2 tasks/ });
  await expect.element(folded).toHaveAttribute("aria-expanded", "false");
  acts = [...acts, act(40, "Pack", { actor: me, kind: "created" })];
  receive("tasks.changed", { channelId: channel.id, tasks: [], deletedIds: [] });
  await expect.element(page.getByText(/added/)).toBeVisible();
  // The last message is still where Tab comes to.
  await expect.element(messages("Well done")).toHaveAttribute("tabindex", "0");
  await folded.click();
  await expect.element(page.getByRole("button", { name: "Seats" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Hide activity" }).click();
  await expect.element(folded).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Show activity" }).click();
  await page.getByRole("button", { name: "Pack" }).click();
  expect(currentPath()).toContain(`task=${acts[2]?.task.id}`);
});

test("where the activity can't be read, the messages are there all the same", async () => {
  let isBroken = true;
  fakeServer().answer(listChannelActivityContract, () => {
    if (isBroken) throw new AppError("forbidden", "Not now.");
    return { items: [act(11, "Rent")], nextCursor: null };
  });
  showBesides();
  await expect.element(page.getByText("Well done")).toBeVisible();
  await expect.element(page.getByRole("alert")).toMatchTextContent(/The activity didn’t load/);
  isBroken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByRole("button", { name: "Rent" })).toBeVisible();
});
