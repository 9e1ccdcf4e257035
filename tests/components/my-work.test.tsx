import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { MyWorkPage } from "@/components/tasks/mine/my-work-page";
import { AppError } from "@/lib/http/errors";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import { completeTaskContract, listMyTasksContract, reopenTaskContract } from "@/lib/tasks/contract";
import type { PlacedTask } from "@/lib/tasks/schema";
import { makeTask } from "./setup/fake-tasks";
import { newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";

afterEach(() => void vi.useRealTimers());

const channel = { id: newId(), name: "House", workspaceId: WORKSPACE.id, workspaceSlug: "mills" };
const onDay = (on: string) => ({ on, time: null, timeZone: null, at: null });

/** A server with these tasks of mine, which are due on days. */
function showMine(days: Record<string, string | null>, timeZone = "Europe/Berlin") {
  let tasks: PlacedTask[] = Object.entries(days).map(([title, on], index) => ({
    ...makeTask(channel.id, index, { title, due: on === null ? null : onDay(on) }),
    channel,
  }));
  const all = tasks;
  const find = (id: string) => all.find((task) => task.id === id)!;
  const server = fakeServer();
  server.answer(listMyTasksContract, () => ({ items: tasks, nextCursor: null }));
  server.answer(completeTaskContract, ({ params }) => {
    tasks = tasks.filter(({ id }) => id !== params.taskId);
    return { task: { ...find(params.taskId), completedAt: new Date().toISOString() }, next: null };
  });
  server.answer(reopenTaskContract, ({ params }) => {
    tasks = all;
    return { task: find(params.taskId), next: null };
  });
  const client = show(<MyWorkPage />);
  client.setQueryData(personSettingsQuery().queryKey, { timeZone } as PersonSettings);
}

const rows = (group: string) => page.getByRole("list", { name: group }).getByRole("link");
const check = (title: string) => page.getByRole("checkbox", { name: `${title}: done` });

test.each([
  ["2027-01-15T03:00:00Z", "Pacific/Auckland", "Today"],
  ["2027-01-15T03:00:00Z", "Pacific/Honolulu", "Tomorrow"],
  ["2027-01-15T11:30:00Z", "Pacific/Auckland", "Overdue"],
  ["2027-01-15T11:30:00Z", "Pacific/Honolulu", "Today"],
])("at %s in %s a task of 15 January stands under %s", async (now, zone, group) => {
  vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
  showMine({ Rent: "2027-01-15", Someday: null }, zone);
  await expect.element(rows(group)).toHaveTextContent("Rent");
  await expect.element(rows("No date")).toHaveTextContent("Someday");
  await expectAccessible();
});

test("a task is opened in its channel, completed in its place, and brought back", async () => {
  showMine({ Rent: null, Paint: null });
  const link = rows("No date").filter({ hasText: "Rent" });
  await expect
    .element(link)
    .toHaveAttribute("href", expect.stringMatching(`^/w/mills/c/${channel.id}\\?task=`));
  await check("Rent").click();
  await expect.element(check("Rent")).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(check("Rent")).toBeVisible();
});

test("what couldn't be completed is there again", async () => {
  showMine({ Rent: null });
  fakeServer().answer(completeTaskContract, () => {
    throw new AppError("forbidden", "You may only read this list.");
  });
  await check("Rent").click();
  await expect.element(page.getByText("You may only read this list.").first()).toBeVisible();
  await expect.element(check("Rent")).toBeVisible();
});
