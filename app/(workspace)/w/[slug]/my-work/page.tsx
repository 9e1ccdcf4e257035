import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { MyWorkPage } from "@/components/tasks/mine/my-work-page";
import { listMyTasksEndpoint } from "@/lib/tasks/endpoints";
import { myTasksQuery } from "@/lib/tasks/queries";
import { FirstState } from "../../../first-state";
import { load } from "../../../load";

export const metadata: Metadata = { title: "My work" };

export default async function Page() {
  const tasks = await load(listMyTasksEndpoint, { query: { limit: 100 } });
  const client = new QueryClient();
  client.setQueryData(myTasksQuery().queryKey, { pages: [tasks], pageParams: [""] });
  return (
    <FirstState client={client}>
      <MyWorkPage />
    </FirstState>
  );
}
