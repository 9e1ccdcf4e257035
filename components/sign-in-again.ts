/**
 * To the sign-in page and from there back to here. A full load, so that nothing of this person stays in memory; what this
 * browser stores is deleted before it.
 */
export async function goToSignIn() {
  const here = location.pathname + location.search;
  await import("@/lib/device/forget").then(({ forgetDevice }) => forgetDevice()).catch(() => {});
  location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
