import type { Metadata } from "next";
import { LaterPage } from "@/components/later/later-page";

export const metadata: Metadata = { title: "Drafts and later" };

export default function Page() {
  return <LaterPage />;
}
