import { pageId } from "./draft-storage";

const LOCK = "guildhall.page.";
let leave: (() => void) | null = null;

/** Claims the texts of this page for as long as it is open: another tab doesn't take them over. */
export function claimTexts() {
  // Without https there are no locks.
  if (leave || !navigator.locks) return;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  navigator.locks.request(LOCK + pageId(), () => left).catch(() => {});
  // A page that is kept for going back to would not be, with a lock.
  addEventListener("pagehide", releaseTexts, { once: true });
}

function releaseTexts() {
  leave?.();
  leave = null;
}

/** The ids of the other pages that are open and write. */
export async function findOpenPages(): Promise<ReadonlySet<string>> {
  const locks = await navigator.locks?.query().catch(() => null);
  const pages = (locks?.held ?? []).flatMap(({ name }) => name?.split(LOCK)[1] ?? []);
  return new Set(pages.filter((page) => page !== pageId()));
}
