import type { useRouter } from "next/navigation";

/** The places one comes from; signing in, invites and the like are over. */
const isPlace = (url: string | null) => url !== null && new URL(url).pathname.startsWith("/w/");

/** Returns to where one was before the settings, with its scroll position, else to where one was last. */
export function leaveSettings(router: Pick<ReturnType<typeof useRouter>, "push">): void {
  const history = "navigation" in window ? window.navigation : null;
  const here = history?.currentEntry?.index ?? 0;
  const before = history?.entries().findLast(({ index, url }) => index < here && isPlace(url));
  if (history && before) history.traverseTo(before.key);
  else router.push("/");
}
