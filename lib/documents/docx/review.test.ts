import { expect, test } from "vitest";
import { changesIn, commentsIn, remotePictures } from "./review";

test("a document that opens elements without an end is refused at once", async () => {
  const xml = "<a>".repeat(500_000) + "</b>".repeat(500_000);
  for (const read of [changesIn, commentsIn, remotePictures])
    await expect(read(xml)).rejects.toMatchObject({ code: "invalid_input" });
});

test("a run that is cut in parts is one change; text that nobody changed ends it", async () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const inserted = `<w:ins w:author="Ann">${run("a")}</w:ins>`;
  const xml = `<w:p>${inserted}${inserted}${run("b")}${inserted}</w:p><w:p><w:del>${run("c")}</w:del></w:p>`;
  expect(await changesIn(xml)).toEqual({ insertions: 2, deletions: 1, authors: ["Ann", "a former author"] });
});
