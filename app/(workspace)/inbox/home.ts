import { redirect } from "next/navigation";
import { listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";
import { load } from "../load";

/** The workspace that frames pages which belong to none; people without a workspace are redirected to create one. */
export async function homeSlug(): Promise<string> {
  const { items } = await load(listWorkspacesEndpoint, { query: { limit: 1 } });
  return items[0]?.slug ?? redirect("/new");
}
