import { redirect } from "next/navigation";
import { visiblePages } from "@/components/app/pages";
import { newWorkspacePath, workspacePath } from "@/lib/workspaces/paths";
import { findHome } from "./(workspace)/home";

type StartPageProps = { searchParams: Promise<{ page?: string | string[] }> };

/**
 * Leads to the workspace where one was last, else to the first, else to making one. The shortcuts of the installed app
 * name one of its pages.
 */
export default async function StartPage({ searchParams }: StartPageProps) {
  const workspace = await findHome();
  if (!workspace) redirect(newWorkspacePath);
  const { page: id } = await searchParams;
  const page = visiblePages({ workspace: workspace.role }).find((candidate) => candidate.id === id);
  redirect(page ? page.path(workspace.slug) : workspacePath(workspace.slug));
}
