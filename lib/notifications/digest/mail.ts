import { env } from "@/lib/env";
import type { InboxItem } from "@/lib/inbox/schema";
import { type MailContent, renderMail } from "@/lib/mail/layout";
import { reasonOf, wordsOf } from "../alert";

const SHOWN = 20;
const link = (path: string) => new URL(path, env().APP_URL).href;

/** All unread items in one mail. */
export function digestMail(
  name: string,
  items: readonly InboxItem[],
  frequency: "HOURLY" | "DAILY",
): MailContent {
  const count = items.length;
  // Only where items of several workspaces must be distinguished.
  const hasSeveral = new Set(items.flatMap(({ workspace }) => workspace?.id ?? [])).size > 1;
  return renderMail({
    subject:
      count === 1 ? "Something waits for you in Guildhall" : `${count} things wait for you in Guildhall`,
    greeting: `Hello ${name},`,
    paragraphs: ["This stayed unread:"],
    entries: items.slice(0, SHOWN).map((item) => ({
      title: `${reasonOf(item)}${hasSeveral && item.channel && item.workspace ? ` (${item.workspace.name})` : ""}`,
      text: wordsOf(item),
      url: link(`/inbox/${item.id}`),
    })),
    ...(count > SHOWN && { closing: `And ${count - SHOWN} more.` }),
    action: { label: "Open my inbox", url: link("/inbox") },
    footnote: `You get this at most once ${frequency === "DAILY" ? "a day" : "an hour"}.`,
    footnoteLink: {
      label: "Get it at other times, or no longer",
      url: link("/settings/notifications"),
    },
  });
}
