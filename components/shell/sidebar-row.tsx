import type { ComponentProps, ReactNode } from "react";

type SidebarRowProps = Omit<ComponentProps<"button">, "className"> & { icon: ReactNode };

/** A button of the shape of a channel's row. */
export function SidebarRow({ icon, children, ...props }: SidebarRowProps) {
  return (
    <button
      type="button"
      {...props}
      className="mx-2 flex h-7 w-[calc(100%-1rem)] items-center gap-1.5 rounded-md pr-1.5 pl-6.5 text-left text-muted text-sm hover:bg-hover hover:text-ink pointer-coarse:h-11 pointer-coarse:text-base [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icon}
      <span className="flex min-w-0 flex-1 items-center gap-1.5 truncate">{children}</span>
    </button>
  );
}
