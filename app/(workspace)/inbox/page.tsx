import { redirect } from "next/navigation";
import { inboxPath } from "@/components/inbox/item-path";
import { homeSlug } from "./home";

/** The inbox address in mails, which don't know the workspaces. */
export default async function Page() {
  redirect(inboxPath(await homeSlug()));
}
