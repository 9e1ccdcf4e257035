import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "./actor";
import { authenticate } from "./authenticate";

/** Who is looking at this page, for server components; null when signed out. Asked once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const found = await authenticate(await headers(), { canSetCookie: false });
  return found?.actor ?? null;
});

/** As `currentActor`, but sends whoever isn't signed in to the sign-in page, and from there back to `path`. */
export async function requireActor(path = "/"): Promise<Actor> {
  const actor = await currentActor();
  return actor ?? redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}
