import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import SplitTask from "@/components/ai/writing/split-task";
import ThreadTask from "@/components/ai/writing/thread-task";
import { listChannelPlacesContract } from "@/lib/conversions/contract";
import { AppError } from "@/lib/http/errors";
import { createTaskContract, deleteTaskContract } from "@/lib/tasks/contract";
import { makeTask } from "./setup/fake-tasks";
import { fakeWriting } from "./setup/fake-writing";
import { ben, makeTreeChannel, newId, workspace } from "./setup/people";
import { composer } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const dialog = page.getByRole("dialog");
const button = (name: string) => dialog.getByRole("button", { name, exact: true });

test("a draft is improved by the line after it was looked at, and undo brings it back", async () => {
  const writing = fakeWriting();
  writing.answers({ text: "[1] Good day, see ⟦1 https://a.example⟧\n[2] - bring bread" });
  writing.end();
  showWorkspace({ channels: [makeTreeChannel({ name: "engines" })] });
  const draft = "Hi, see https://a.example\n- get bread";
  await composer("engines").fill(draft);
  await page.getByRole("button", { name: "Formatting" }).click();
  await page.getByRole("menuitem", { name: "Ask AI" }).click();
  await expect.element(dialog.getByText(/^About your message/)).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(button("replace Hi with Good day")).toBeVisible();
  await expect
    .poll(() => writing.asked)
    .toMatchObject([
      {
        action: "improve",
        place: { type: "channel" },
        blocks: [{ text: "Hi, see \uFFFC" }, { text: "- get bread" }],
      },
    ]);
  await expectAccessible();
  expect(document.querySelector("textarea")?.value).toBe(draft);
  await button("Replace").click();
  await expect.element(composer("engines")).toHaveValue("Good day, see https://a.example\n- bring bread");
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(composer("engines")).toHaveValue(draft);
});

/** A server that creates tasks; what it was asked to. */
function fakeCreating() {
  const server = fakeServer();
  let made = 0;
  server.answer(createTaskContract, ({ body, params }) => {
    made += 1;
    return makeTask(params!.channelId, made, { title: body!.title, parentId: body!.parentId ?? null });
  });
  server.answer(deleteTaskContract, () => undefined as never);
  return () => server.requestsOf(createTaskContract).map(({ body }) => body);
}

test("a task is split: steps are changed and left out before they are created at once, and taken back at once", async () => {
  const writing = fakeWriting();
  writing.answers({ subtasks: ["Agree", "Do it", "Check"] });
  writing.end();
  const created = fakeCreating();
  const task = makeTask(newId(), 0, { title: "Print the list" });
  showWorkspace({ page: <SplitTask task={task} onClose={() => {}} /> });
  await dialog.getByRole("checkbox", { name: "Keep “Do it”" }).click();
  await dialog.getByRole("textbox", { name: "Subtasks, 3" }).fill("Check twice");
  await expectAccessible();
  expect(created()).toEqual([]);
  await button("Create 2 subtasks").click();
  await expect.poll(created).toMatchObject([
    { title: "Agree", parentId: task.id },
    { title: "Check twice", parentId: task.id },
  ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => fakeServer().requestsOf(deleteTaskContract)).toHaveLength(2);
});

test("a task is filled from a thread, changed, and created with its subtasks where one chooses, each once though one failed", async () => {
  const writing = fakeWriting();
  writing.answers({
    task: {
      ...{
        title: "Print",
        notes: "For the ferry",
        due: "2027-03-05",
        labels: ["print"],
        checklist: ["Buy paper"],
      },
      assignees: [{ id: ben.id, name: ben.name }],
    },
  });
  writing.end();
  const created = fakeCreating();
  const list = {
    ...{ id: newId(), type: "TODO" as const, name: "Errands", workspace, isWider: true, readers: [] },
  };
  fakeServer().answer(listChannelPlacesContract, () => ({ targets: [list] }));
  showWorkspace({ page: <ThreadTask channelId={newId()} threadId={newId()} onClose={() => {}} /> });
  await dialog.getByRole("textbox", { name: "Title" }).fill("Print the list");
  await expect.element(dialog.getByText(/People who can’t read this conversation/)).toBeVisible();
  await page.viewport(390, 800);
  await expectAccessible();
  let isFailing = true;
  const known = new Map<unknown, ReturnType<typeof makeTask>>();
  fakeServer().answer(createTaskContract, ({ params, body }) => {
    const { title, parentId = null, nonce } = body!;
    if (parentId && isFailing) throw new AppError("unavailable", "Try again in a moment.");
    const task = known.get(nonce) ?? makeTask(params!.channelId, 0, { title, parentId });
    known.set(nonce, task);
    return task;
  });
  await button("Create task anyway").click();
  await expect.element(dialog.getByRole("alert")).toMatchTextContent("not all of its subtasks");
  isFailing = false;
  await button("Create task anyway").click();
  await expect.poll(created).toHaveLength(4);
  const [task, subtask, ...again] = created() as { nonce?: string }[];
  expect(again.map(({ nonce }) => nonce)).toEqual([task?.nonce, subtask?.nonce]);
  expect([task, subtask]).toMatchObject([
    {
      ...{ title: "Print the list", notes: "For the ferry", due: { on: "2027-03-05" } },
      ...{ assignees: [ben.id], newLabels: ["print"] },
    },
    { title: "Buy paper", parentId: expect.any(String) },
  ]);
});
