import { expect, test } from "vitest";
import { loadEntries, removeEntry, saveEntry } from "@/components/messages/send-queue-storage";

const entry = (body: string, createdAt: string) => ({ channelId: "general", body, createdAt });
const stored = () => Object.keys(localStorage).filter((key) => key.startsWith("guildhall."));

test("unsent messages that an earlier version stored are taken over, each person's own", () => {
  localStorage.clear();
  localStorage.setItem("guildhall.outbox.me.1", JSON.stringify(entry("first", "2026-01-01T10:00:00Z")));
  localStorage.setItem("guildhall.outbox.other.3", JSON.stringify(entry("theirs", "2026-01-01T10:00:00Z")));
  saveEntry("me", { ...entry("second", "2026-01-01T11:00:00Z"), nonce: "2", status: "waiting" });
  const expected = [
    { ...entry("first", "2026-01-01T10:00:00Z"), nonce: "1", status: "waiting" },
    { ...entry("second", "2026-01-01T11:00:00Z"), nonce: "2", status: "waiting" },
  ];
  expect(loadEntries("me")).toEqual(expected);
  expect(loadEntries("me")).toEqual(expected);
  for (const { nonce } of expected) removeEntry("me", nonce);
  expect(loadEntries("me")).toEqual([]);
  expect(stored()).toEqual(["guildhall.outbox.other.3"]);
  localStorage.clear();
});
