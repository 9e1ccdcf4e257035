import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import {
  convertMessageContract,
  getConversionContract,
  removeOutcomeContract,
} from "@/lib/conversions/contract";
import type { ConversionDraft, ConversionTarget } from "@/lib/conversions/schema";
import { AppError } from "@/lib/http/errors";
import { resolveReferencesContract } from "@/lib/references/contract";
import { deleteTaskContract } from "@/lib/tasks/contract";
import { ben, makeMessage, makeTreeChannel, me, newId } from "./setup/people";
import { messages, press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ name: "engines", lastSeq: 1, readSeq: 1 });
const here = { id: channel.workspaceId ?? newId(), name: "Looms" };
const list: ConversionTarget = {
  ...{ id: newId(), type: "TODO", name: "To-do", workspace: here, isWider: false },
  readers: [ben.id],
};
const board: ConversionTarget = {
  ...list,
  id: newId(),
  type: "KANBAN",
  name: "Fair",
  isWider: true,
  readers: [],
};
const draft: ConversionDraft = {
  ...{ title: "Fix the loom", due: null, checklist: 0, replies: 2 },
  people: [{ id: ben.id, name: ben.name, image: null }],
  ...{ targets: [list, board], workspaces: [here] },
};

test("i turns a message into a task with what it suggests; undo takes it back", async () => {
  const said = makeMessage({ channelId: channel.id, seq: 1, body: "Fix the loom", author: ben });
  const { receive } = showWorkspace({ channels: [channel], messages: { [channel.id]: [said] } });
  const server = fakeServer();
  const taskId = newId();
  server.answer(getConversionContract, () => draft);
  server.answer(convertMessageContract, () => ({
    ...{ type: "task" as const, id: taskId, title: "Fix the loom", taskIds: [taskId], blockIds: [] },
    channel: { id: list.id, type: "TODO" as const, name: "To-do" },
  }));
  server.answer(deleteTaskContract, () => undefined as never);
  server.answer(removeOutcomeContract, () => undefined as never);
  server.answer(resolveReferencesContract, () => ({
    items: [
      {
        ...{
          isVisible: true as const,
          type: "task" as const,
          id: taskId,
          title: "Fix the loom",
          excerpt: "",
          isDone: true,
        },
        ...{ person: null, createdAt: null, place: null },
      },
    ],
  }));
  await press(messages("Fix the loom"), "i");
  const dialog = page.getByRole("dialog", { name: "Turn this message into…", exact: true });
  await expect.element(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Fix the loom");
  await expect.element(dialog.getByRole("radio", { name: "To-do" })).toBeChecked();
  await expectAccessible();
  await dialog.getByRole("textbox", { name: "Title" }).click();
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.requestsOf(convertMessageContract)).toMatchObject([
    { body: { channelId: list.id, title: "Fix the loom", assignees: [ben.id], withReplies: true } },
  ]);
  receive("message.updated", { ...said, outcomes: [{ type: "task", id: taskId }] });
  const outcome = page.getByRole("list", { name: "Made of this message" });
  await expect.element(outcome.getByText("Fix the loom")).toBeVisible();
  await expect.element(outcome.getByLabelText("Done")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => server.requestsOf(deleteTaskContract)).toHaveLength(1);
  await expect.poll(() => server.requestsOf(removeOutcomeContract)).toHaveLength(1);
});

test("what others will read is said before; nobody is assigned who can't read it", async () => {
  const said = makeMessage({ channelId: channel.id, seq: 1, body: "Fix the loom", author: me });
  showWorkspace({ channels: [channel], messages: { [channel.id]: [said] } });
  fakeServer().answer(getConversionContract, () => draft);
  await press(messages("Fix the loom"), "i");
  const dialog = page.getByRole("dialog", { name: "Turn this message into…", exact: true });
  await expect.element(dialog.getByRole("button", { name: "Create task" })).toBeVisible();
  await expect.element(dialog.getByRole("checkbox", { name: `Assign ${ben.name}` })).toBeChecked();
  await dialog.getByText("Fair").click();
  await expect
    .element(dialog.getByText("People who can’t read this message can read Fair.", { exact: false }))
    .toBeVisible();
  await expect.element(dialog.getByRole("button", { name: "Create card anyway" })).toBeVisible();
  await expect.element(dialog.getByRole("checkbox", { name: `Assign ${ben.name}` })).not.toBeInTheDocument();
  await dialog.getByText("New document").click();
  await expect.element(dialog.getByRole("button", { name: "Create document" })).toBeVisible();
});

test("Enter doesn’t take a place of the previous list while another is searched for", async () => {
  const said = makeMessage({ channelId: channel.id, seq: 1, body: "Fix the loom", author: me });
  showWorkspace({ channels: [channel], messages: { [channel.id]: [said] } });
  const server = fakeServer();
  const found = Promise.withResolvers<ConversionDraft>();
  server.answer(getConversionContract, ({ query }) => (query?.q ? found.promise : draft));
  server.answer(convertMessageContract, () => new Promise<never>(() => {}));
  await press(messages("Fix the loom"), "i");
  const dialog = page.getByRole("dialog", { name: "Turn this message into…", exact: true });
  await dialog.getByRole("textbox", { name: "List, board or document" }).fill("Fair");
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog.getByRole("radio", { name: "To-do" })).toBeChecked();
  await expect.element(dialog.getByRole("button", { name: "Create task" })).toBeDisabled();
  found.resolve({ ...draft, targets: [board] });
  await expect.element(dialog.getByRole("radio", { name: "Fair" })).toBeChecked();
  expect(server.requestsOf(convertMessageContract)).toEqual([]);
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => server.requestsOf(convertMessageContract))
    .toMatchObject([{ body: { channelId: board.id } }]);
});

test("a search for places that fails says so, and is tried again", async () => {
  const said = makeMessage({ channelId: channel.id, seq: 1, body: "Fix the loom", author: me });
  showWorkspace({ channels: [channel], messages: { [channel.id]: [said] } });
  let isBroken = true;
  fakeServer().answer(getConversionContract, ({ query }) => {
    if (query?.q && isBroken) throw new AppError("internal", "It broke.");
    return query?.q ? { ...draft, targets: [board] } : draft;
  });
  await press(messages("Fix the loom"), "i");
  const dialog = page.getByRole("dialog", { name: "Turn this message into…", exact: true });
  await dialog.getByRole("textbox", { name: "List, board or document" }).fill("Fair");
  await expect.element(dialog.getByRole("alert")).toMatchTextContent(/The search for places didn’t work/);
  isBroken = false;
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect.element(dialog.getByRole("radio", { name: "Fair" })).toBeChecked();
  await expect.element(dialog.getByRole("alert")).not.toBeInTheDocument();
});

test("a document made of a message is called as it is called now, until it is deleted", async () => {
  const id = newId();
  const outcomes = [{ type: "document" as const, id }];
  const said = makeMessage({ channelId: channel.id, seq: 1, body: "Fix the loom", author: me, outcomes });
  const { receive } = showWorkspace({ channels: [channel], messages: { [channel.id]: [said] } });
  let title: string | null = "The loom";
  fakeServer().answer(resolveReferencesContract, () => ({
    items: [
      title === null
        ? { isVisible: false as const }
        : {
            ...{ isVisible: true as const, type: "document" as const, id, title, excerpt: "" },
            ...{ person: null, createdAt: null, place: null },
          },
    ],
  }));
  const outcome = page.getByRole("list", { name: "Made of this message" });
  await expect.element(outcome).toMatchTextContent("The loom");
  title = "The old loom";
  receive("channel.updated", makeTreeChannel({ id, type: "DOC", name: title }));
  await expect.element(outcome).toMatchTextContent("The old loom");
  title = null;
  receive("channel.deleted", { id, workspaceId: channel.workspaceId });
  await expect.element(outcome).not.toBeInTheDocument();
});

test("the place that arrow keys choose is seen", async () => {
  const said = makeMessage({ channelId: channel.id, seq: 1, body: "Fix the loom", author: me });
  showWorkspace({ channels: [channel], messages: { [channel.id]: [said] } });
  const targets = Array.from({ length: 30 }, (_, index) => ({
    ...list,
    id: newId(),
    name: `To-do ${index}`,
  }));
  fakeServer().answer(getConversionContract, () => ({ ...draft, targets }));
  await press(messages("Fix the loom"), "i");
  const places = page.getByRole("radiogroup", { name: "Where to" });
  const last = places.getByText("To-do 29", { exact: true });
  await places.getByText("To-do 0", { exact: true }).click();
  expect(isIn(places.element(), last.element())).toBe(false);
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  await expect.element(places.getByRole("radio", { name: "To-do 29" })).toBeChecked();
  await expect.poll(() => isIn(places.element(), last.element())).toBe(true);
});

/** Whether the middle of something is in the part of a list that is seen. */
function isIn(box: Element, inside: Element): boolean {
  const { top, bottom } = box.getBoundingClientRect();
  const { y, height } = inside.getBoundingClientRect();
  return top < y + height / 2 && y + height / 2 < bottom;
}
