import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ThreadsPage } from "@/components/threads/threads-page";
import { listThreadsEndpoint } from "@/lib/messages/endpoints";
import { threadsQuery } from "@/lib/messages/threads/queries";
import { FirstState } from "../../../first-state";
import { load } from "../../../load";
import { loadWorkspace } from "../workspace";

type Props = { params: Promise<{ slug: string }> };

export const metadata: Metadata = { title: "Threads" };

export default async function Page({ params }: Props) {
  const { id: workspaceId } = await loadWorkspace((await params).slug);
  const threads = await load(listThreadsEndpoint, { query: { workspaceId, limit: 30 } });
  const client = new QueryClient();
  client.setQueryData(threadsQuery(workspaceId).queryKey, { pages: [threads], pageParams: [""] });
  return (
    <FirstState client={client}>
      <ThreadsPage />
    </FirstState>
  );
}
