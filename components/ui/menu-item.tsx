"use client";
import { Check, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import { useMenuParts } from "./menu-parts";
import { itemStyles, popupStyles } from "./popup-styles";
import { sheetPlace, sheetStyles } from "./sheet";

type MenuItemProps = {
  icon?: ReactNode;
  /** One key also chooses the item while the menu is open; the others are bound where the action is declared. */
  shortcut?: string;
  tone?: "normal" | "danger";
  disabled?: boolean;
  /** Makes it a link. */
  href?: string;
  onSelect?: () => void;
  children: ReactNode;
};

export function MenuItem({ icon, shortcut, tone, disabled, href, onSelect, children }: MenuItemProps) {
  const Base = useMenuParts();
  const className = cn(itemStyles, tone === "danger" && "text-danger [&>svg]:text-danger");
  const content = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && <Kbd keys={shortcut} className="ml-4 pointer-coarse:hidden" />}
    </>
  );
  if (href) {
    return (
      <Base.LinkItem
        closeOnClick
        className={className}
        onClick={onSelect}
        data-key={shortcut?.toLowerCase()}
        render={<Link href={href} />}
      >
        {content}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item
      disabled={disabled}
      className={className}
      onClick={onSelect}
      data-key={shortcut?.toLowerCase()}
    >
      {content}
    </Base.Item>
  );
}

export function MenuSeparator() {
  const Base = useMenuParts();
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  const Base = useMenuParts();
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-muted text-xs">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

type MenuCheckboxItemProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
};

export function MenuCheckboxItem({ children, ...props }: MenuCheckboxItemProps) {
  const Base = useMenuParts();
  return (
    <Base.CheckboxItem {...props} className={itemStyles}>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Base.CheckboxItemIndicator>
        <Check className="size-4 text-accent" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

type MenuRadioGroupProps<Value extends string> = {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
};

export function MenuRadioGroup<Value extends string>({
  label,
  value,
  onValueChange,
  options,
}: MenuRadioGroupProps<Value>) {
  const Base = useMenuParts();
  return (
    <Base.RadioGroup value={value} onValueChange={onValueChange} aria-label={label}>
      <div className="px-2 pt-1.5 pb-1 font-medium text-muted text-xs" aria-hidden="true">
        {label}
      </div>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={itemStyles}>
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check className="size-4 text-accent" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function SubMenu({ label, icon, children }: { label: string; icon?: ReactNode; children: ReactNode }) {
  const Base = useMenuParts();
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={itemStyles}>
        {icon}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <ChevronRight />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner sideOffset={2} alignOffset={-4} className={cn("z-50 outline-none", sheetPlace)}>
          <Base.Popup className={cn(popupStyles, "min-w-44", sheetStyles, "sheet:pt-3")}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
