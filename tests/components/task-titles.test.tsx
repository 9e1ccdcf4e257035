import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AppError } from "@/lib/http/errors";
import { updateTaskContract } from "@/lib/tasks/contract";
import { showTasks } from "./setup/fake-tasks";
import { me } from "./setup/people";
import { press } from "./setup/screen";
import { find, LETTERS, list, title, titleField, titles } from "./setup/task-screen";

test("the focus stays where one clicks while a title is edited", async () => {
  const { idOf } = showTasks(LETTERS);
  await press(title("b"), "e");
  await userEvent.keyboard("bee");
  await find.click();
  await expect.poll(() => idOf("bee")).toBeTruthy();
  await userEvent.keyboard("x");
  // Its name goes on with what it holds.
  const sameField = page.getByPlaceholder("Find", { exact: true });
  await expect.element(sameField).toHaveFocus();
  await expect.element(sameField).toHaveValue("x");
});

test("leaving a title as it was keeps another's new one", async () => {
  const { server, receive, idOf } = showTasks(LETTERS);
  await press(title("b"), "e");
  await expect.element(titleField).toHaveFocus();
  receive(idOf("b"), { title: "beta" });
  receive(idOf("C"), { title: "Gamma" });
  await expect.element(title("Gamma")).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.poll(titles).toBe("A beta Gamma d E");
  expect(server.requestsOf(updateTaskContract)).toEqual([]);
});

test("a title that is edited stays in its place, though it scrolls out of view", async () => {
  const { server } = showTasks(Array.from({ length: 1_000 }, () => ({})));
  await press(title("Task 2"), "e");
  await userEvent.keyboard("half");
  const box = list.element().parentElement!;
  const height = box.scrollHeight;
  box.scrollTop = 20_000;
  await expect.element(title("Task 560")).toBeInTheDocument();
  expect(box.scrollHeight).toBe(height);
  await expect.element(titleField).toHaveFocus();
  box.scrollTop = 0;
  await expect.element(title("Task 1")).toBeVisible();
  await userEvent.keyboard(" of it{Enter}");
  await expect.element(title("half of it")).toBeVisible();
  expect(server.requestsOf(updateTaskContract).map(({ body }) => body)).toEqual([{ title: "half of it" }]);
});

test("a title that is edited stays while somebody completes its task, and what was refused is kept", async () => {
  const { server, receive, idOf, stored } = showTasks(LETTERS);
  const id = idOf("b");
  await press(title("b"), "e");
  await userEvent.keyboard("bet");
  receive(id, { completedAt: "2026-11-21T09:00:00.000Z", completedBy: me.id });
  receive(idOf("C"), { title: "Gamma" });
  await expect.element(title("Gamma")).toBeVisible();
  await userEvent.keyboard("a{Enter}");
  await expect.poll(() => stored().find((task) => task.id === id)?.title).toBe("beta");
  await expect.poll(titles).toBe("A Gamma d E");

  server.answer(updateTaskContract, () => {
    throw new AppError("conflict", "Not now.");
  });
  await press(title("d"), "e");
  await userEvent.keyboard("delta{Enter}");
  await expect.element(page.getByText("Not now.")).toBeVisible();
  await press(title("d"), "e");
  await expect.element(titleField).toHaveValue("delta");
  await userEvent.keyboard("{Escape}");
  await press(title("d"), "e");
  await expect.element(titleField).toHaveValue("d");
});
