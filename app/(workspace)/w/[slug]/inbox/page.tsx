import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { InboxPage } from "@/components/inbox/inbox-page";
import { listInboxEndpoint } from "@/lib/inbox/endpoints";
import { inboxQuery } from "@/lib/inbox/queries";
import { FirstState } from "../../../first-state";
import { load } from "../../../load";

export const metadata: Metadata = { title: "Inbox" };

export default async function Page() {
  const client = new QueryClient();
  const first = await load(listInboxEndpoint, { query: { limit: 50 } });
  client.setQueryData(inboxQuery("all").queryKey, { pages: [first], pageParams: [""] });
  return (
    <FirstState client={client}>
      <InboxPage />
    </FirstState>
  );
}
