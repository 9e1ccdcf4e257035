import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { SavedPage } from "@/components/saved/saved-page";
import { listSavedEndpoint } from "@/lib/saved/endpoints";
import { savedQuery } from "@/lib/saved/queries";
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
