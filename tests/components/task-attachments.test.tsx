import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { FileInfo } from "@/lib/files/schema";
import { AppError } from "@/lib/http/errors";
import {
  attachFilesContract,
  listAttachmentsContract,
  removeAttachmentContract,
  restoreAttachmentContract,
  setCoverContract,
} from "@/lib/tasks/attachments/contract";
import type { TaskAttachment } from "@/lib/tasks/attachments/schema";
import { showPanel, title } from "./setup/fake-panel";
import { makeTreeChannel, me, newId } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

const RealRequest = window.XMLHttpRequest;
afterEach(() => {
  window.XMLHttpRequest = RealRequest;
});

const list = page.getByRole("list", { name: "Attachments" });
const row = (name: string) => list.getByRole("listitem").filter({ hasText: name });

const makeFile = (name: string, parts: Partial<FileInfo> = {}): FileInfo => ({
  ...{ id: newId(), name, type: "image/png", size: 52_000, width: 4, height: 3, isAnimated: false },
  ...{ durationMs: null, waveform: null, alt: "", hasThumbnail: false },
  ...parts,
});

/** A task with these files, whose server keeps them; uploads end when `release` is called. */
function showAttachments(given: FileInfo[], channel = makeTreeChannel({ type: "TODO", name: "House" })) {
  const toAttachment = (file: FileInfo): TaskAttachment => ({
    ...{ ...file, isCover: false, createdAt: "2026-11-20T09:00:00.000Z" },
    owner: { id: me.id, name: me.name, image: null },
  });
  let files = given.map(toAttachment);
  const removed: TaskAttachment[] = [];
  const uploads: FileInfo[] = [];
  const panel = showPanel([{ title: "Paint", attachmentCount: files.length }], channel);
  const taskId = panel.idOf("Paint");
  function answer() {
    const {
      notes: _,
      documentId: __,
      ...task
    } = panel.put(taskId, {
      attachmentCount: files.length,
      cover:
        files
          .filter(({ isCover }) => isCover)
          .map(({ id, alt }) => ({ fileId: id, alt, hasThumbnail: false }))[0] ?? null,
    });
    return task;
  }
  const server = fakeServer();
  server.answer(listAttachmentsContract, () => ({ items: files, nextCursor: null }));
  server.answer(attachFilesContract, ({ body }) => {
    files = [...uploads.filter(({ id }) => body.fileIds.includes(id)).map(toAttachment), ...files];
    return answer();
  });
  server.answer(removeAttachmentContract, ({ params }) => {
    removed.push(...files.filter(({ id }) => id === params.fileId));
    files = files.filter(({ id }) => id !== params.fileId);
    return answer();
  });
  server.answer(restoreAttachmentContract, () => {
    files = [...removed, ...files];
    return answer();
  });
  server.answer(setCoverContract, ({ body }) => {
    files = files.map((file) => ({ ...file, isCover: file.id === body.fileId }));
    return answer();
  });
  const { promise, resolve: release } = Promise.withResolvers<void>();
  class Upload {
    upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null } = {
      onprogress: null,
    };
    status = 201;
    responseText = "";
    onload: (() => void) | null = null;
    onloadend: (() => void) | null = null;
    name = "";
    open(_method: string, url: string) {
      this.name = new URL(url, location.href).searchParams.get("name") ?? "";
    }
    async send() {
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      await promise;
      const file = makeFile(this.name);
      uploads.push(file);
      this.responseText = JSON.stringify(file);
      this.onload?.();
      this.onloadend?.();
    }
    abort() {}
  }
  window.XMLHttpRequest = Upload as never;
  return { ...panel, taskId, release, files: () => files };
}

const png = (name: string) => new File(["x"], name, { type: "image/png" });

/** As the browser does, with files in what is pasted or dropped. */
function give(type: "paste" | "drop", target: Element, ...files: File[]) {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const given = { bubbles: true, cancelable: true };
  const event =
    type === "paste"
      ? new ClipboardEvent(type, { ...given, clipboardData: data })
      : new DragEvent(type, { ...given, dataTransfer: data });
  target.dispatchEvent(event);
}

test("files are attached by paste, drop and choice, with their progress", async () => {
  const { release, files } = showAttachments([]);
  await expect.element(title).toHaveValue("Paint");
  const sheet = page.getByRole("region", { name: "Paint", exact: true });
  give("paste", sheet.element(), png("pasted.png"));
  await expect.element(page.getByRole("progressbar", { name: "Uploading pasted.png" })).toBeVisible();
  await expect.element(page.getByText(/50% of/)).toBeVisible();
  give("drop", sheet.element(), png("dropped.png"));
  await userEvent.upload(page.getByLabelText("Files to attach").first(), png("chosen.png"));
  await expect.element(page.getByText("chosen.png")).toBeVisible();
  await expectAccessible();
  release();
  for (const name of ["pasted.png", "dropped.png", "chosen.png"])
    await expect.element(row(name)).toBeVisible();
  await expect.element(page.getByRole("list", { name: "Files being attached" })).not.toBeInTheDocument();
  expect(files()).toHaveLength(3);
});

test("a file that the server doesn't attach says why, and can be taken back", async () => {
  const { release } = showAttachments([]);
  const attached = fakeServer();
  await expect.element(title).toHaveValue("Paint");
  attached.answer(attachFilesContract, () => {
    throw new AppError("conflict", "A task has 100 attachments at most. Remove one first.");
  });
  release();
  give("paste", page.getByRole("region", { name: "Paint", exact: true }).element(), png("late.png"));
  await expect.element(page.getByText(/Remove one first/)).toBeVisible();
  await page.getByRole("button", { name: "Remove late.png" }).click();
  await expect.element(page.getByText("late.png")).not.toBeInTheDocument();
});

test("an attachment is opened, made the cover, and removed with a way back", async () => {
  const { files } = showAttachments([
    makeFile("wall.png", { alt: "A teal wall" }),
    makeFile("bill.pdf", { type: "application/pdf", width: null, height: null }),
  ]);
  await expect.element(row("bill.pdf").getByRole("link", { name: /Download/ })).toBeVisible();
  await expectAccessible();
  await row("wall.png").getByRole("button", { name: /^Open/ }).click();
  await expect.element(page.getByRole("dialog", { name: "wall.png" })).toBeVisible();
  await expect.element(page.getByText("A teal wall")).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "More for wall.png" }).click();
  await page.getByRole("menuitem", { name: "Make it the cover" }).click();
  await expect.poll(() => files().map(({ isCover }) => isCover)).toEqual([true, false]);
  await expect.poll(() => row("wall.png").query()?.textContent).toMatch(/Cover, /);
  await page.getByRole("button", { name: "More for wall.png" }).click();
  await page.getByRole("menuitem", { name: "Remove", exact: true }).click();
  await expect.element(row("wall.png")).not.toBeInTheDocument();
  await expect.element(page.getByText("“wall.png” is removed")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(row("wall.png")).toBeVisible();
});

test("who may only read sees the files and changes none", async () => {
  const viewer = makeTreeChannel({ type: "TODO", role: "VIEWER", actions: ["channel.read"] });
  const { files } = showAttachments([makeFile("wall.png")], viewer);
  await expect.element(row("wall.png")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Attach files" })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "More for wall.png" }).click();
  await expect.element(page.getByRole("menuitem", { name: "Download" })).toBeVisible();
  await expect.element(page.getByRole("menuitem", { name: "Remove", exact: true })).not.toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  give(
    "paste",
    page.getByRole("region", { name: viewer.name, exact: true }).query() ?? document.body,
    png("x.png"),
  );
  expect(files()).toHaveLength(1);
});
