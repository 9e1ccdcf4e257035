import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { newWorkspacePath } from "@/lib/workspaces/paths";
import { loadWorkspaces } from "./w/[slug]/workspace";

/** The workspace where one was last, else the first one. */
export async function findHome() {
  const workspaces = await loadWorkspaces();
  const last = (await cookies()).get("last-workspace")?.value;
  return workspaces.find(({ slug }) => slug === last) ?? workspaces[0];
}

/** The workspace that frames pages which belong to none; people without a workspace are redirected to create one. */
export async function homeSlug(): Promise<string> {
  return (await findHome())?.slug ?? redirect(newWorkspacePath);
}
