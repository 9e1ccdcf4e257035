import { QueryClient } from "@tanstack/react-query";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers";
import { SignedIn } from "@/components/signed-in";
import { getMeEndpoint } from "@/lib/accounts/endpoints";
import { meQuery } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/session";
import { buildVersion } from "@/lib/build-version";
import { startOfPage } from "@/lib/realtime/page-start";
import { FirstState } from "./first-state";
import { load } from "./load";

export default async function WorkspacesLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor((await headers()).get("x-path") ?? "/");
  const client = new QueryClient();
  const [me, start, version] = await Promise.all([
    load(getMeEndpoint, {}),
    startOfPage(actor),
    buildVersion(),
  ]);
  client.setQueryData(meQuery().queryKey, me);
  return (
    <Providers>
      <FirstState client={client}>
        <SignedIn userId={actor.userId} start={start} version={version}>
          {children}
        </SignedIn>
      </FirstState>
    </Providers>
  );
}
