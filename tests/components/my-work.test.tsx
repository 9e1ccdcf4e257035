import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { MyWorkPage } from "@/components/tasks/mine/my-work-page";
import { plusDays, todayIn } from "@/lib/dates/calendar-date";
import { AppError } from "@/lib/http/errors";
import {
  completeTaskContract,
  getTaskContract,
  listMyTasksContract,
  reopenTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import type { PlacedTask, Task } from "@/lib/tasks/schema";
import { makeTask } from "./setup/fake-tasks";
import { currentPath } from "./setup/next-navigation";
import { makeTreeChannel, me, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const house = makeTreeChannel({ type: "TODO", name: "House" });
const garden = makeTreeChannel({ type: "TODO", name: "Garden" });
const today = todayIn("Europe/Berlin", new Date());
const inDays = (days: number) => ({ on: plusDays(today, days), time: null, timeZone: null, at: null });

const place = ({ id, name, type }: typeof house, canUpdate = true) => ({
  ...{ id, name, type, canUpdate, canDelete: canUpdate },
  ...{ workspaceId: WORKSPACE.id, workspaceSlug: WORKSPACE.slug },
});

/** Tasks of Ada's in two channels, and a server that keeps them. */
function showMyWork(given: [title: string, days: number | null, channel: typeof house][], pageSize = 100) {
  let tasks: PlacedTask[] = given.map(([title, days, channel], index) => ({
    ...makeTask(channel.id, index, { title, assignees: [me.id], due: days === null ? null : inDays(days) }),
    channel: place(channel),
  }));
  const server = fakeServer();
  function put(taskId: string, change: Partial<Task>): Task {
    const before = tasks.find(({ id }) => id === taskId);
    if (!before) throw new AppError("not_found", "This task was deleted.");
    const next = { ...before, ...change, revision: before.revision + 1 };
    tasks = tasks.map((task) => (task === before ? next : task));
    const { channel: _, ...task } = next;
    return task;
  }
  server.answer(listMyTasksContract, ({ query }) => {
    const from = Number(query.cursor ?? 0);
    const open = tasks.filter(({ completedAt, assignees }) => !completedAt && assignees.includes(me.id));
    const items = open.slice(from, from + pageSize);
    return { items, nextCursor: from + pageSize < open.length ? String(from + pageSize) : null };
  });
  server.answer(completeTaskContract, ({ params }) => ({
    task: put(params.taskId, { completedAt: new Date().toISOString(), completedBy: me.id }),
    next: null,
  }));
  server.answer(reopenTaskContract, ({ params }) => ({
    task: put(params.taskId, { completedAt: null, completedBy: null }),
    next: null,
  }));
  server.answer(updateTaskContract, ({ params, body }) => {
    const { due, ...fields } = body;
    const at = due && { ...inDays(0), on: due.on };
    return put(params.taskId, { ...(fields as Partial<Task>), ...(at !== undefined && { due: at }) });
  });
  server.answer(getTaskContract, ({ params }) => ({
    ...put(params.taskId, {}),
    notes: "",
    documentId: null,
  }));
  const { receive } = showWorkspace({
    channels: [house, garden],
    page: <MyWorkPage />,
    path: `/w/${WORKSPACE.slug}/my-work`,
  });
  return {
    server,
    receive,
    put,
    idOf: (title: string) => tasks.find((task) => task.title === title)?.id ?? "",
  };
}

const list = page.getByRole("list", { name: "My tasks" });
const title = (name: string) => list.getByRole("button", { name, exact: true });
/** Headings and titles, from above. */
const rows = () =>
  [...document.querySelectorAll('[aria-label="My tasks"] :is(h2, [data-title])')]
    .map(({ tagName, textContent }) => (tagName === "H2" ? textContent?.replace(/\d+$/, ":") : textContent))
    .join(" ");
const focused = () => document.activeElement?.textContent;

const FIVE: Parameters<typeof showMyWork>[0] = [
  ["Rent", -1, house],
  ["Weeds", 0, garden],
  ["Coffee", 1, house],
  ["Hedge", 3, garden],
  ["Roof", null, house],
];

test("tasks of all channels stand by when they are due, and go by keys: through them, done, back", async () => {
  const { server } = showMyWork(FIVE);
  await expect
    .poll(rows)
    .toBe("Overdue: Rent Today: Weeds Tomorrow: Coffee Next 7 days: Hedge No date: Roof");
  await expectAccessible();
  await userEvent.keyboard("jj");
  await expect.poll(focused).toBe("Weeds");
  await userEvent.keyboard("x");
  await expect.poll(rows).toBe("Overdue: Rent Tomorrow: Coffee Next 7 days: Hedge No date: Roof");
  await expect.poll(focused).toBe("Coffee");
  expect(server.requestsOf(completeTaskContract)).toHaveLength(1);
  await userEvent.keyboard("z");
  await expect.poll(rows).toContain("Today: Weeds");
  await expect.poll(() => server.requestsOf(reopenTaskContract)).toHaveLength(1);

  await title("Hedge").element().focus();
  await userEvent.keyboard("e");
  await userEvent.keyboard("Trim the hedge{Enter}");
  await expect.element(title("Trim the hedge")).toBeVisible();
  await expect.poll(focused).toBe("Trim the hedge");
});

test("what was done by a click can be undone by the message that says so", async () => {
  showMyWork(FIVE);
  await page.getByRole("checkbox", { name: "Rent: done" }).click();
  await expect.poll(rows).not.toContain("Rent");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(rows).toContain("Overdue: Rent");
});

test("a fact is changed in its place, and the task goes to its group", async () => {
  const { server } = showMyWork([["Rent", -1, house]]);
  await list.getByRole("button", { name: /^Overdue: / }).click();
  await page.getByRole("button", { name: "Tomorrow" }).click();
  await expect.poll(rows).toBe("Tomorrow: Rent");
  expect(server.requestsOf(updateTaskContract)[0]?.body).toMatchObject({ due: { on: plusDays(today, 1) } });
});

test("a task opens beside the list, whichever channel it is of, and has a link to its place", async () => {
  const { idOf } = showMyWork(FIVE);
  await title("Weeds").click();
  const panel = page.getByRole("complementary", { name: "Task" });
  await expect.element(panel.getByRole("textbox", { name: "Title" })).toHaveValue("Weeds");
  await expect.element(panel.getByText("Garden", { exact: true })).toBeInTheDocument();
  expect(currentPath()).toContain(`task=${idOf("Weeds")}`);
  await userEvent.keyboard("{Escape}");
  await expect.element(panel).not.toBeInTheDocument();
  const link = list.getByRole("link", { name: "Garden" }).first();
  await expect
    .element(link)
    .toHaveAttribute("href", `/w/${WORKSPACE.slug}/c/${garden.id}?task=${idOf("Weeds")}`);
});

test("more is read when it is asked for, and what changes elsewhere shows at once", async () => {
  const { receive, put, idOf } = showMyWork(FIVE, 3);
  await expect.poll(rows).toBe("Overdue: Rent Today: Weeds Tomorrow: Coffee");
  await page.getByRole("button", { name: "Show more" }).click();
  await expect.poll(rows).toContain("No date: Roof");
  const moved = put(idOf("Roof"), { due: inDays(0) });
  receive("tasks.changed", { channelId: house.id, tasks: [moved], deletedIds: [] });
  await expect.poll(rows).toContain("Today: Weeds Roof");
  const taken = put(idOf("Rent"), { assignees: [] });
  receive("tasks.changed", { channelId: house.id, tasks: [taken], deletedIds: [] });
  await expect.poll(rows).not.toContain("Rent");
});

test("who has nothing to do learns what comes here", async () => {
  showMyWork([]);
  await expect.element(page.getByRole("heading", { name: "Nothing is waiting for you" })).toBeVisible();
  await expectAccessible();
});

test("on a phone a title has the width of its row, above what else is known of it", async () => {
  await page.viewport(390, 800);
  showMyWork([["Try an offline trip on a real boat", 400, house]]);
  await expect.element(page.getByText("Try an offline trip on a real boat")).toBeVisible();
  const title = document.querySelector("[data-title]")!;
  expect(title.scrollWidth).toBe(title.clientWidth);
  const place = page.getByRole("link", { name: "House" }).element().getBoundingClientRect();
  expect(place.top).toBeGreaterThanOrEqual(title.getBoundingClientRect().bottom - 1);
});
