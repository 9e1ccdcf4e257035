import { expect, test } from "vitest";
import { type DocumentFacts, describeStatus, documentStatus } from "./status";

const facts: DocumentFacts = {
  hasLoaded: true,
  isSaved: true,
  hasUnsaved: false,
  isConnected: true,
  isOffline: false,
  canEdit: true,
  isOutdated: false,
  isKept: false,
  isRejected: false,
  isTooLarge: false,
};
const lost = { isConnected: false, isSaved: false };

test.each([
  ["saved", {}],
  ["saving", { isSaved: false, hasUnsaved: true }],
  ["loading", { isSaved: false }],
  ["reconnecting", lost],
  ["unsaved", { ...lost, hasUnsaved: true }],
  ["offline", { ...lost, isOffline: true }],
  ["offline", { isSaved: false, hasUnsaved: true, isOffline: true, isKept: true }],
  ["saving", { isSaved: false, hasUnsaved: true, isOffline: true }],
  ["viewOnly", { canEdit: false }],
  ["refused", { canEdit: false, hasUnsaved: true, isSaved: false }],
  ["refused", { ...lost, hasUnsaved: true, isRejected: true }],
  ["loading", { ...lost, hasLoaded: false }],
] as const)("says %s", (status, change) => {
  expect(documentStatus({ ...facts, ...change })).toBe(status);
});

test("shows why changes weren't saved", () => {
  const rejected = { ...facts, ...lost, hasUnsaved: true, isRejected: true };
  expect(describeStatus("refused", rejected).detail).toContain("couldn’t take");
  expect(describeStatus("refused", { ...rejected, isTooLarge: true }).detail).toContain(
    "as large as one can be",
  );
});

test("shows changes as stored where they are, and nowhere else", () => {
  const unsaved = { ...facts, ...lost, hasUnsaved: true };
  expect(describeStatus("unsaved", unsaved).detail).toContain("Keep this tab open");
  expect(describeStatus("unsaved", { ...unsaved, isKept: true }).detail).toContain("kept in this browser");
});
