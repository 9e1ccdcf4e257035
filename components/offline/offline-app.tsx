"use client";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Providers } from "@/components/providers";
import { parseTheme, showTheme } from "@/components/shell/theme";
import { SignedIn } from "@/components/signed-in";
import { WorkspaceShell } from "@/components/workspaces/workspace-shell";
import { whenShown } from "@/lib/composition/when-shown";
import { noteUnreachable } from "@/lib/http/reachable";
import { setShownAt } from "@/lib/realtime/last-contact";
import type { StartOfPage } from "@/lib/realtime/page-start";
import { NotStored } from "./not-stored";
import { readCookie } from "./read-cookie";
import { type RestoredPlace, restorePlace } from "./restore-place";
import { StoredPage } from "./stored-page";

/** The connection asks for its token, and then for everything that is shown. */
const NOT_CONNECTED: StartOfPage = { token: null, url: null, port: 0, pusher: null, position: "" };

type OfflineAppProps = { version: string | null };

/** What the service worker answers with: what this browser has stored of the address that was asked for. */
export function OfflineApp({ version }: OfflineAppProps) {
  return (
    <Providers>
      <Restored version={version} />
    </Providers>
  );
}

function Restored({ version }: OfflineAppProps) {
  const client = useQueryClient();
  const path = usePathname();
  const [place, setPlace] = useState<RestoredPlace | null>();
  useEffect(() => {
    noteUnreachable();
    setShownAt(() => whenShown(client));
    showTheme(parseTheme(readCookie("theme")));
    restorePlace(client, location.pathname).then(
      (restored) => {
        if (restored && restored.path !== location.pathname) history.replaceState(null, "", restored.path);
        setPlace(restored);
      },
      () => setPlace(null),
    );
  }, [client]);
  // The server writes this page for no address, so the first render is empty.
  if (place === undefined) return null;
  if (place === null)
    return (
      <main className="flex min-h-dvh bg-bg">
        <NotStored />
      </main>
    );
  return (
    <SignedIn userId={place.userId} start={NOT_CONNECTED} version={version}>
      <WorkspaceShell
        workspaceId={place.workspaceId}
        slug={place.slug}
        sidebarWidth={Number(readCookie("sidebar-width")) || undefined}
        panelWidth={Number(readCookie("panel-width")) || undefined}
      >
        <StoredPage slug={place.slug} path={path} />
      </WorkspaceShell>
    </SignedIn>
  );
}
