import { env } from "@/lib/env";
import type { InboxItem } from "@/lib/inbox/schema";
import { type MailContent, renderMail } from "@/lib/mail/layout";
import { reasonOf } from "../alert";

const SHOWN = 20;
const link = (path: string) => new URL(path, env().APP_URL).href;

/** What stayed unread, in one mail. */
export function digestMail(
  name: string,
  items: readonly InboxItem[],
  frequency: "HOURLY" | "DAILY",
): MailContent {
  const count = items.length;
  const lines = items.slice(0, SHOWN).map((item) => {
    const content = item.excerpt || (item.kind === "REACTION" ? "" : item.text);
    return `${reasonOf(item)}${content ? `: “${content}”` : "."}`;
  });
  const more = count > SHOWN ? [`And ${count - SHOWN} more.`] : [];
  return renderMail({
    subject:
      count === 1 ? "Something waits for you in Guildhall" : `${count} things wait for you in Guildhall`,
    greeting: `Hello ${name},`,
    paragraphs: ["This stayed unread:", ...lines, ...more],
    action: { label: "Open my inbox", url: link("/inbox") },
    footnote: `You get this at most once ${frequency === "DAILY" ? "a day" : "an hour"}. To get it at other times or no longer, change it here: ${link("/settings#notifications")}`,
  });
}
