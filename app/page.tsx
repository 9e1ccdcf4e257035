import { redirect } from "next/navigation";
import { workspacePath } from "@/lib/workspaces/paths";
import { homeSlug } from "./(workspace)/home";

/** Leads to the workspace where one was last, else to the first, else to making one. */
export default async function StartPage() {
  redirect(workspacePath(await homeSlug()));
}
