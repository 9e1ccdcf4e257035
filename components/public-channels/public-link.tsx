import type { ReactNode } from "react";
import { safeHref } from "@/lib/documents/rich-text/links";

const CLASS = "text-accent underline underline-offset-2";

/** A link that anyone may follow: out of the instance, or to another public page. What names a member's object is text. */
export function PublicLink({ url, children }: { url: string; children: ReactNode }) {
  if (/^\/p\/[\w-]+$/.test(url))
    return (
      <a href={url} className={CLASS}>
        {children}
      </a>
    );
  if (/^mention:/i.test(url)) return "(for members)";
  const href = safeHref(url);
  if (!href) return children;
  return (
    <a href={href} rel="noopener noreferrer nofollow ugc" className={CLASS}>
      {children}
    </a>
  );
}
