// `next/navigation` where there is no router: an address of its own, which links and `push` change.
import { useSyncExternalStore } from "react";

let path = "/";
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Where the view is, as the address bar would show it. */
export const currentPath = () => path;

export function navigate(to: string) {
  path = to;
  for (const listener of listeners) listener();
}

// As Next does: its hooks follow an address that is changed without it.
for (const method of ["pushState", "replaceState"] as const)
  history[method] = (_, __, address) => {
    if (!address) return;
    // Views change the search of the address that they are at, which here isn't the browser's own.
    const { href, pathname, search } = new URL(address, location.href);
    navigate(pathname === location.pathname ? new URL(path, href).pathname + search : String(address));
  };

const router = {
  push: navigate,
  replace: navigate,
  refresh() {},
  back() {},
  forward() {},
  prefetch() {},
};
const usePath = () => useSyncExternalStore(subscribe, currentPath);
export const useRouter = () => router;
export const usePathname = () => new URL(usePath(), location.href).pathname;
export const useSearchParams = () => new URL(usePath(), location.href).searchParams;
