import type { AnchorHTMLAttributes, MouseEvent, Ref } from "react";
import { navigate } from "./next-navigation";

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  ref?: Ref<HTMLAnchorElement>;
  prefetch?: boolean | null;
  replace?: boolean;
  scroll?: boolean;
};

/** `next/link` where there is no router: an anchor that changes the address of `next-navigation`. */
export default function Link({
  prefetch: _prefetch,
  replace: _replace,
  scroll: _scroll,
  onClick,
  ...anchor
}: LinkProps) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    navigate(anchor.href);
  }
  const props = { ...anchor, onClick: follow };
  return <a {...props} />;
}

export const useLinkStatus = () => ({ pending: false });
