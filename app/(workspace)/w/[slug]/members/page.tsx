import type { Metadata } from "next";
import { MembersPage } from "@/components/workspaces/members-page";

export const metadata: Metadata = { title: "Members" };

/** The layout has put the members into the cache. */
export default function Page() {
  return <MembersPage />;
}
