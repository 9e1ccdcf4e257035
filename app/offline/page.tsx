import type { Metadata } from "next";
import { OfflineApp } from "@/components/offline/offline-app";
import { buildVersion } from "@/lib/build-version";

export const metadata: Metadata = { robots: { index: false } };

/** The same for everybody: the service worker stores it, and answers with it without a connection. */
export default async function Page() {
  return <OfflineApp version={await buildVersion()} />;
}
