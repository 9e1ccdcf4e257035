import { Buffer } from "node:buffer";
import { readdir } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { db } from "@/lib/db";

// What is beside the composer, and what an upload leaves behind.

/** A file of so many bytes. */
export const textFile = (name: string, bytes: number) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.alloc(bytes, "text "),
});

export const tray = (page: Page) => page.getByRole("list", { name: "Files to send" });

export const attach = (page: Page, files: Parameters<ReturnType<Page["getByLabel"]>["setInputFiles"]>[0]) =>
  page.getByLabel("Files to attach").first().setInputFiles(files);

/**
 * The page's connection, which can be made slow (in bytes that go up in a second) and cut, also under a request that
 * is on its way.
 */
export async function lineOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const set = (offline: boolean, uploadThroughput: number) =>
    session.send("Network.emulateNetworkConditions", {
      offline,
      uploadThroughput,
      downloadThroughput: -1,
      latency: 0,
    });
  return {
    slow: (bytesPerSecond: number) => set(false, bytesPerSecond),
    cut: () => set(true, 1),
    mend: () => set(false, -1),
  };
}

/** Drops files on an element, as if they came from the desktop. */
export async function drop(page: Page, selector: string, files: { name: string; content: string }[]) {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, content } of given) data.items.add(new File([content], name));
    return data;
  }, files);
  const fire = (type: string) => page.dispatchEvent(selector, type, { dataTransfer: transfer });
  // The first input fetches the code of the place for them; the pointer moves on meanwhile.
  await fire("dragenter");
  await page.waitForFunction(
    (place) =>
      document.querySelector(place)?.closest("section")?.querySelector("[role=status].border-dashed"),
    selector,
  );
  for (const type of ["dragenter", "dragover", "drop"]) await fire(type);
}

/** How many files there are of a person, in the database and in a folder. */
export async function leftOf(owner: { id: string }, folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return {
    rows: await db().file.count({ where: { ownerId: owner.id } }),
    onDisk: entries.filter((entry) => entry.isFile()).length,
  };
}
