/** To the sign-in page and from there back to here. A full load, so that nothing of this person stays in memory. */
export function goToSignIn() {
  const here = location.pathname + location.search;
  location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
