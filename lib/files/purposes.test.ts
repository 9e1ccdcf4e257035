import { expect, it } from "vitest";
import { FilePurpose } from "@/lib/generated/prisma/enums";
import { FILE_PURPOSES, filePurposes, hasThumbnail, picturePurposes } from "./purposes";
import { UploadQuery } from "./schema";

it("has a row for every purpose of the database's enum, and no other", () => {
  expect(Object.keys(FILE_PURPOSES).sort()).toEqual(Object.keys(FilePurpose).sort());
});

it("lets people upload attachments and pictures, and nothing that only the server stores", () => {
  const accepted = filePurposes
    .map(([purpose]) => purpose)
    .filter((purpose) => UploadQuery.safeParse({ name: "a", purpose }).success);
  expect(accepted.sort()).toEqual(["ATTACHMENT", ...picturePurposes].sort());
  expect(accepted).not.toContain("LINK_PREVIEW");
  expect(filePurposes.map(([purpose]) => purpose).filter(hasThumbnail)).toEqual([
    "ATTACHMENT",
    "AI_ATTACHMENT",
    "AI_IMAGE",
  ]);
});
