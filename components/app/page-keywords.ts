import type { PageId } from "./pages";

/** More words that the palette finds a page by. Apart from the pages, which every first load has. */
export const PAGE_KEYWORDS: Partial<Record<PageId, string>> = {
  myWork: "tasks cards assigned due",
  aiChats: "assistant model ask chat",
  calls: "missed voice video log history",
  later: "scheduled messages reminders",
  moderation: "reports audit log",
  accountSettings: "profile notifications appearance security password devices data export delete",
  instance: "admin services jobs version",
};
