import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import { createTaskContract, updateTaskContract } from "@/lib/tasks/contract";
import type { Task, TaskChange } from "@/lib/tasks/schema";
import { showTasks, VIEWER } from "./setup/fake-tasks";
import { me } from "./setup/people";
import { expectAccessible } from "./setup/stage";

afterEach(() => void vi.useRealTimers());

const onDay = (on: string) => ({ on, time: null, timeZone: null, at: null });
const days = page.getByRole("list", { name: "Days" });
const title = (name: string) => page.getByRole("button", { name, exact: true });
/** The day in whose cell a task is. */
const dayOf = (name: string) =>
  title(name).element().closest<HTMLElement>("[data-drag-list]")?.dataset.dragList;
const focused = () => document.activeElement?.textContent;

async function showCalendar(
  now: string,
  tasks: Partial<Task>[],
  parts: Parameters<typeof showTasks>[1] = {},
  timeZone = "UTC",
) {
  vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
  const tools = showTasks(tasks, parts);
  tools.client.setQueryData(
    personSettingsQuery().queryKey,
    (before) => ({ ...before, timeZone }) as PersonSettings,
  );
  await page.getByRole("button", { name: "Calendar", exact: true }).click();
  await expect.element(days).toBeVisible();
  return tools;
}

test.each([
  ["Africa/Cairo", "2027-04-30", "2027-04-29"],
  ["America/Santiago", "2027-09-05", "2027-09-04"],
])(
  "in %s, where a day has no midnight, a task goes back a day and forth again (case 4)",
  async (zone, on, before) => {
    const { server, stored } = await showCalendar(
      `${on}T12:00Z`,
      [{ title: "Rent", due: onDay(on) }],
      {},
      zone,
    );
    await expect.poll(() => dayOf("Rent")).toBe(on);
    const dates = [...document.querySelectorAll<HTMLElement>("[data-day]")].map(({ dataset }) => dataset.day);
    expect(new Set(dates).size).toBe(dates.length);
    await expectAccessible();
    title("Rent").element().focus();
    await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await expect.poll(() => dayOf("Rent")).toBe(before);
    await expect.poll(focused).toBe("Rent");
    await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
    await expect.poll(() => dayOf("Rent")).toBe(on);
    await expect
      .poll(() => server.requestsOf(updateTaskContract).map(({ body }) => (body as TaskChange).due?.on))
      .toEqual([before, on]);
    await expect.poll(() => stored()[0]?.due?.on).toBe(on);
  },
);

test("a day that ends elsewhere first is the person's own (case 3)", async () => {
  const tasks = [{ title: "Rent", due: onDay("2027-01-15") }];
  await showCalendar("2027-01-15T03:00Z", tasks, {}, "Pacific/Honolulu");
  await expect.poll(() => dayOf("Rent")).toBe("2027-01-15");
  expect(document.querySelector<HTMLElement>("[data-today]")?.dataset.day).toBe("2027-01-14");
});

test("a task is dragged to another day and to none, and goes on by keys over the end of the month", async () => {
  const { stored } = await showCalendar("2027-01-29T12:00Z", [
    { title: "Rent", due: onDay("2027-01-29") },
    { title: "Roof" },
  ]);
  await expect.element(page.getByRole("heading", { name: "January 2027" })).toBeVisible();
  await title("Rent").hover();
  await expect.poll(() => document.querySelectorAll("[data-drag=ready]").length).toBe(1);
  await title("Rent").dropTo(page.getByRole("listitem", { name: "Wednesday, January 6, 2027" }));
  await expect.poll(() => dayOf("Rent")).toBe("2027-01-06");
  await title("Rent").dropTo(title("Roof"));
  await expect.poll(() => stored().find((task) => task.title === "Rent")?.due).toBeNull();
  title("Roof").element().focus();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.poll(() => dayOf("Roof")).toBe("2027-01-29");
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.poll(() => dayOf("Roof")).toBe("2027-02-05");
  await expect.element(page.getByRole("heading", { name: "February 2027" })).toBeVisible();
});

test("what a day has no room for is in a list of the day; a task is added on a day", async () => {
  const many = Array.from({ length: 7 }, (_, index) => ({
    title: `Task ${index + 1}`,
    due: onDay("2027-01-29"),
  }));
  const { server } = await showCalendar("2027-01-29T12:00Z", many);
  await page.getByRole("button", { name: /^\+4 more on Friday, January 29/ }).click();
  await expect.element(page.getByRole("dialog").getByRole("button", { name: "Task 7" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  title("Task 1").element().focus();
  await userEvent.keyboard("n");
  await page.getByRole("combobox", { name: "Add a task" }).fill("Coffee");
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => server.requestsOf(createTaskContract)[0]?.body)
    .toEqual({ title: "Coffee", due: { on: "2027-01-29" } });
});

test("the view is remembered; who may only read moves nothing", async () => {
  const tasks = [{ title: "Rent", due: onDay("2027-01-29") }];
  const { server, channel } = await showCalendar("2027-01-29T12:00Z", tasks, VIEWER);
  title("Rent").element().focus();
  await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}x");
  expect(server.requestsOf(updateTaskContract)).toHaveLength(0);
  await expect.element(page.getByRole("button", { name: /^Add a task on/ })).not.toBeInTheDocument();
  expect(Object.entries(localStorage).find(([key]) => key.includes(channel.id))?.[1]).toBe("calendar");
});

test("the filters of the list hold, and what is done shows until it is switched off", async () => {
  const on = "2027-04-14";
  await showCalendar(`${on}T12:00Z`, [
    { title: "Mine", due: onDay(on), assignees: [me.id] },
    { title: "Other", due: onDay(on) },
    { title: "Past", due: onDay("2027-04-12"), completedAt: "2027-04-12T10:00:00Z" },
    { title: "Long past", due: onDay("2025-10-01"), completedAt: "2025-10-01T10:00:00Z" },
  ]);
  await expect.poll(() => dayOf("Past")).toBe("2027-04-12");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Show done" }).click();
  await expectAccessible();
  await userEvent.keyboard("{Escape}");
  await expect.element(title("Past")).not.toBeInTheDocument();
  await page.getByRole("toolbar", { name: "Calendar" }).getByRole("button", { name: "Mine" }).click();
  await expect.element(title("Other")).not.toBeInTheDocument();
  await expect.element(days.getByRole("button", { name: "Mine", exact: true })).toBeVisible();
});
