import { redirect } from "next/navigation";
import { itemPath } from "@/components/inbox/item-path";
import { getInboxItemEndpoint } from "@/lib/inbox/endpoints";
import { homeSlug } from "../../home";
import { load } from "../../load";

/** The address in notifications: redirects to the item's location. Reading it there marks it read. */
export default async function Page({ params }: { params: Promise<{ itemId: string }> }) {
  const item = await load(getInboxItemEndpoint, { params: await params });
  redirect(itemPath(item, item.workspace?.slug ?? (await homeSlug())));
}
