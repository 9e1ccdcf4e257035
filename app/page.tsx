import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";
import { newWorkspacePath, workspacePath } from "@/lib/workspaces/paths";
import { load } from "./(workspace)/load";

/** Leads to the workspace where one was last, else to the first, else to making one. */
export default async function StartPage() {
  const { items } = await load(listWorkspacesEndpoint, { query: { limit: 100 } });
  const last = (await cookies()).get("last-workspace")?.value;
  const workspace = items.find((candidate) => candidate.slug === last) ?? items[0];
  redirect(workspace ? workspacePath(workspace.slug) : newWorkspacePath);
}
