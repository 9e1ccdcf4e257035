import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { visiblePages } from "@/components/app/pages";
import { listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";
import { newWorkspacePath, workspacePath } from "@/lib/workspaces/paths";
import { load } from "./(workspace)/load";

type StartPageProps = { searchParams: Promise<{ page?: string | string[] }> };

/**
 * Leads to the workspace where one was last, else to the first, else to making one. The shortcuts of the installed app
 * name one of its pages.
 */
export default async function StartPage({ searchParams }: StartPageProps) {
  const { items } = await load(listWorkspacesEndpoint, { query: { limit: 100 } });
  const last = (await cookies()).get("last-workspace")?.value;
  const workspace = items.find((candidate) => candidate.slug === last) ?? items[0];
  if (!workspace) redirect(newWorkspacePath);
  const { page: id } = await searchParams;
  const page = visiblePages({ workspace: workspace.role }).find((candidate) => candidate.id === id);
  redirect(page ? page.path(workspace.slug) : workspacePath(workspace.slug));
}
