import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import CreateChannelDialog from "@/components/channels/create-channel-dialog";
import ImportIntoDialog from "@/components/channels/import-into-dialog";
import { channelsQuery } from "@/lib/channels/queries";
import { receiveRun } from "@/lib/jobs/cache-events";
import { cancelJobRunContract, getJobRunContract, listJobRunsContract } from "@/lib/jobs/contract";
import type { JobRun } from "@/lib/jobs/schema";
import { currentPath } from "./setup/next-navigation";
import { makeTreeChannel, me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const run: JobRun = {
  ...{
    id: newId(),
    name: "tasks.import",
    label: "Import a board or list",
    state: "RUNNING",
    done: 500,
    total: 2_000,
  },
  ...{ error: null, result: null, workspaceId: WORKSPACE.id, startedBy: { id: me.id, name: me.name } },
  ...{ createdAt: "2026-11-20T10:00:00.000Z", startedAt: "2026-11-20T10:00:00.000Z", finishedAt: null },
};

/** The addresses that files were sent to. */
let sent: URL[] = [];

class FakeRequest extends EventTarget {
  upload = {};
  status = 201;
  responseText = JSON.stringify(run);
  onload?: () => void;
  onloadend?: () => void;
  open(_: string, url: string) {
    sent.push(new URL(url, location.href));
  }
  send() {
    queueMicrotask(() => {
      this.onload?.();
      this.onloadend?.();
    });
  }
  abort() {}
}

beforeEach(() => {
  sent = [];
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
});
afterEach(() => vi.unstubAllGlobals());

function open(type: "KANBAN" | "TODO", runs: JobRun[] = []) {
  fakeServer().answer(listJobRunsContract, () => ({ items: runs, nextCursor: null }));
  let now = run;
  fakeServer().answer(getJobRunContract, () => now);
  const onClose = vi.fn();
  const client = show(<CreateChannelDialog parentId={null} initialType={type} onClose={onClose} />);
  client.setQueryData(channelsQuery(WORKSPACE.id).queryKey, []);
  const change = (parts: Partial<JobRun>) => {
    now = { ...run, ...parts };
    receiveRun(client, now);
  };
  return { change, onClose };
}

const choose = (name: string, text: string) =>
  userEvent.upload(page.getByLabelText("File to import"), new File([text], name));
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("a board is made of a Trello export: progress, what didn't come, and the board itself", async () => {
  const { change, onClose } = open("KANBAN");
  await page.getByRole("radio", { name: "Only people who are added" }).click();
  await button("import a board").click();
  await expect.element(button("Choose a file")).toHaveFocus();
  await expect.element(page.getByRole("radio", { name: "Only people who are added" })).toBeChecked();
  await expectAccessible();
  await choose("board.json", "{}");
  await expect.element(page.getByRole("progressbar")).toHaveAttribute("value", "500");
  await expectAccessible();
  expect(Object.fromEntries(sent[0]?.searchParams ?? [])).toEqual({
    ...{ name: "board.json", workspaceId: WORKSPACE.id, type: "KANBAN", visibility: "PRIVATE" },
  });
  const channelId = newId();
  const notes = ["Archived cards are in the archive of the board: Sell the sofa."];
  change({ state: "DONE", result: { channelId, fileId: null, notes }, finishedAt: run.createdAt });
  await expect.element(page.getByRole("heading", { name: "The board was imported" })).toBeVisible();
  await expect.element(page.getByText(/Sell the sofa/)).toBeVisible();
  await expectAccessible();
  await button("Open the board").click();
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(currentPath()).toContain(channelId);
});

test("the columns of a spreadsheet are guessed, shown with an example, and can be changed", async () => {
  await page.viewport(390, 800);
  open("TODO");
  await button("import a list").click();
  await choose("plan.csv", "Name,Due date,Who,Where\nPaint,2027-03-01,Ben,Hall\n");
  await expect.element(page.getByRole("combobox", { name: "Title" })).toHaveDisplayValue("Name");
  await expect.element(page.getByText("e.g. 2027-03-01")).toBeVisible();
  await expect
    .element(page.getByRole("combobox", { name: "Assignees" }))
    .toHaveDisplayValue("Not in the file");
  await page.getByRole("combobox", { name: "Assignees" }).selectOptions("Who");
  await page.getByRole("combobox", { name: "Column (becomes a label)" }).selectOptions("Where");
  await expectAccessible();
  await button("Import").click();
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]?.searchParams.get("columns")?.split(",").toSorted()).toEqual([
    ...["assignees:2", "column:3", "due:1", "title:0"],
  ]);
});

test("our own export asks nothing; a file that is too large and one that fails say what to do", async () => {
  const { change } = open("KANBAN");
  await button("import a board").click();
  await expect.element(button("Choose a file")).toHaveFocus();
  const input = page.getByLabelText("File to import").element() as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array(50 * 1024 * 1024)], "large.json"));
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await expect.element(page.getByText(/^The file is larger than 40 MB\./)).toBeVisible();
  const headers =
    "Title,Column,Status,Due,Time,Time zone,Repeats,Priority,Labels,Assignees,Notes,Completed,Archived,Created,Created by,Id,Parent id";
  await choose("own.csv", `\uFEFF${headers}\r\nA,,,,,,,,,,,,,,,,\r\n`);
  await expect.element(page.getByRole("progressbar")).toBeVisible();
  await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
  change({ state: "FAILED", error: "There are no tasks in this file.", finishedAt: run.createdAt });
  await expect.element(page.getByText("There are no tasks in this file.")).toBeVisible();
  await expect.element(button("Choose a file")).toBeEnabled();
  await expectAccessible();
});

test("one that runs is shown again, and can be cancelled", async () => {
  fakeServer().answer(cancelJobRunContract, () => ({
    ...run,
    state: "CANCELLED" as const,
    finishedAt: run.createdAt,
  }));
  open("KANBAN", [run]);
  await button("import a board").click();
  await page.getByRole("button", { name: "Cancel “Import a board or list”" }).click();
  await expect.element(page.getByText("Canceled", { exact: true })).toBeVisible();
  await expect.element(button("Choose a file")).toBeVisible();
});

test("a file is added to a list that is there, and the report says what didn’t come", async () => {
  const channel = makeTreeChannel({ type: "TODO", name: "House" });
  fakeServer().answer(listJobRunsContract, () => ({ items: [], nextCursor: null }));
  fakeServer().answer(getJobRunContract, () => run);
  const client = show(<ImportIntoDialog channel={channel} onClose={() => {}} />);
  await expect.element(page.getByRole("heading", { name: "Import into House" })).toBeVisible();
  await expect.element(page.getByRole("radio")).not.toBeInTheDocument();
  await choose("plan.md", "- [ ] Paint");
  await expect.element(page.getByRole("progressbar")).toBeVisible();
  expect(sent[0]?.pathname).toBe(`/api/channels/${channel.id}/tasks/imports`);
  expect(Object.fromEntries(sent[0]?.searchParams ?? [])).toEqual({ name: "plan.md" });
  const result = { channelId: channel.id, fileId: null, notes: ["These due dates couldn’t be read: Paint."] };
  receiveRun(client, { ...run, state: "DONE", result, finishedAt: run.createdAt });
  await expect.element(page.getByText(/couldn’t be read: Paint/)).toBeVisible();
  await expectAccessible();
});
