import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "./actor";
import { authenticate } from "./authenticate";

/** The signed-in person, for server components; null when signed out. Read once per request. */
export const currentActor = async (): Promise<Actor | null> => (await currentVisit())?.actor ?? null;

const currentVisit = cache(async () => authenticate(await headers(), { canSetCookie: false }));

/** What this page shows at least: all transactions that were visible before anything of it was read. */
export async function currentSnapshot(): Promise<string | null> {
  return (await currentVisit())?.snapshot ?? null;
}

/** As `currentActor`, but redirects signed-out visitors to the sign-in page, and from there back to `path`. */
export async function requireActor(path = "/"): Promise<Actor> {
  const actor = await currentActor();
  return actor ?? redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}
