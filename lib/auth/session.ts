import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "./actor";
import { authenticate } from "./authenticate";

/** The signed-in person, for server components; null when signed out. Read once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const found = await authenticate(await headers(), { canSetCookie: false });
  return found?.actor ?? null;
});

/** As `currentActor`, but redirects signed-out visitors to the sign-in page, and from there back to `path`. */
export async function requireActor(path = "/"): Promise<Actor> {
  const actor = await currentActor();
  return actor ?? redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}
