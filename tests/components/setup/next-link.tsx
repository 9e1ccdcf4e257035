import type { AnchorHTMLAttributes } from "react";

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  prefetch?: boolean | null;
  replace?: boolean;
  scroll?: boolean;
};

/** `next/link` where there is no router: an anchor that leads nowhere. */
export default function Link({ prefetch: _prefetch, replace: _replace, scroll: _scroll, onClick, ...anchor }: LinkProps) {
  return (
    <a
      {...anchor}
      onClick={(event) => {
        onClick?.(event);
        event.preventDefault();
      }}
    />
  );
}

export const useLinkStatus = () => ({ pending: false });
