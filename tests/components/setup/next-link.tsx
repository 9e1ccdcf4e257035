import type { AnchorHTMLAttributes } from "react";

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  prefetch?: boolean | null;
  replace?: boolean;
  scroll?: boolean;
};

/** `next/link` where there is no router: an anchor to the same address. */
export default function Link({
  prefetch: _prefetch,
  replace: _replace,
  scroll: _scroll,
  ...anchor
}: LinkProps) {
  return <a {...anchor} />;
}

export const useLinkStatus = () => ({ pending: false });
