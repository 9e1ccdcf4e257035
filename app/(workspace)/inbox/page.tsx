import { redirect } from "next/navigation";
import { PAGES } from "@/components/app/pages";
import { homeSlug } from "../home";

/** The inbox address in mails, which don't know the workspaces. */
export default async function Page() {
  redirect(PAGES.inbox.path(await homeSlug()));
}
