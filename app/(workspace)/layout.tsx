import { HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers";
import { SignedIn } from "@/components/signed-in";
import { getMeEndpoint } from "@/lib/accounts/endpoints";
import { meQuery } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/session";
import { firstState, load } from "./load";

export default async function WorkspacesLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor((await headers()).get("x-path") ?? "/");
  const client = new QueryClient();
  client.setQueryData(meQuery().queryKey, await load(getMeEndpoint, {}));
  return (
    <Providers>
      <HydrationBoundary state={firstState(client)}>
        <SignedIn userId={actor.userId}>{children}</SignedIn>
      </HydrationBoundary>
    </Providers>
  );
}
