import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { MyCallsPage } from "@/components/calls/log/my-calls-page";
import { listMyCallsEndpoint } from "@/lib/calls/endpoints";
import { myCallsQuery } from "@/lib/calls/queries";
import { FirstState } from "../../../first-state";
import { load } from "../../../load";

export const metadata: Metadata = { title: "Calls" };

export default async function Page() {
  const calls = await load(listMyCallsEndpoint, { query: { limit: 50 } });
  const client = new QueryClient();
  client.setQueryData(myCallsQuery().queryKey, { pages: [calls], pageParams: [""] });
  return (
    <FirstState client={client}>
      <MyCallsPage />
    </FirstState>
  );
}
