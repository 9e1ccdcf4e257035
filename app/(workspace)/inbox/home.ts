import { redirect } from "next/navigation";
import { listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";
import { load } from "../load";

/** The workspace around what belongs to none; whoever has no workspace is led to where one is made. */
export async function homeSlug(): Promise<string> {
  const { items } = await load(listWorkspacesEndpoint, { query: { limit: 1 } });
  return items[0]?.slug ?? redirect("/new");
}
