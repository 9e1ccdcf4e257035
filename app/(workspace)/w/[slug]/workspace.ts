import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";
import { closedWorkspacePath } from "@/lib/workspaces/paths";
import { load } from "../../load";

/** My workspaces, asked for once per request. */
export const loadWorkspaces = cache(
  async () => (await load(listWorkspacesEndpoint, { query: { limit: 100 } })).items,
);

/** The workspace of a path, or the not-found page. */
export async function loadWorkspace(slug: string) {
  const workspace = (await loadWorkspaces()).find((candidate) => candidate.slug === slug);
  if (workspace?.isClosed) redirect(closedWorkspacePath(slug));
  return workspace ?? notFound();
}
