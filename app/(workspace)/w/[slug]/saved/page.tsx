import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SavedPage } from "@/components/messages/saved-page";
import { listSavedEndpoint } from "@/lib/messages/endpoints";
import { savedQuery } from "@/lib/messages/saved/queries";
import { FirstState } from "../../../first-state";
import { load } from "../../../load";

export const metadata: Metadata = { title: "Saved" };

export default async function Page() {
  const saved = await load(listSavedEndpoint, { query: { limit: 30 } });
  const client = new QueryClient();
  client.setQueryData(savedQuery().queryKey, { pages: [saved], pageParams: [""] });
  return (
    <FirstState client={client}>
      <SavedPage />
    </FirstState>
  );
}
