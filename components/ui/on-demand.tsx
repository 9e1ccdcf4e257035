"use client";
import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { LoadFailure } from "./load-failure";
import { toast } from "./toast";

/** The code of a component: `Loaded` once it was fetched. */
type Code<Props> = { load: () => Promise<void>; Loaded: ComponentType<Props> | null; failures: number };
/** The code of what a popup shows. */
export type PartCode = { load: () => Promise<void>; Loaded: unknown };
type Popup = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onClose?: () => void;
  /** It opens when this is there as well. */
  needs?: PartCode | undefined;
};
type Placeholder<Props> = ReactNode | ((props: Props) => ReactNode);

/**
 * A component whose code is fetched when it is first wanted. React's `lazy` would remember a failure for good and throw
 * it at the page; here a popup says so and closes, and asking again tries again. What fills a place of its own gives a
 * `placeholder`, and offers another try there; what has no place offers it in the message.
 * `code.load` fetches it ahead.
 */
export function onDemand<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  placeholder?: Placeholder<Props>,
): ComponentType<Props> & { code: Code<Props> } {
  const code: Code<Props> = {
    load: async () => {
      code.Loaded ??= (await load()).default;
    },
    Loaded: null,
    failures: 0,
  };
  const component = (props: Props) => <OnDemand code={code} placeholder={placeholder} props={props} />;
  return Object.assign(component, { code });
}

type OnDemandProps<Props> = { code: Code<Props>; placeholder: Placeholder<Props>; props: Props };

function OnDemand<Props extends object>({ code, placeholder, props }: OnDemandProps<Props>) {
  const { open = true, onOpenChange, onClose, needs }: Popup = props;
  const isThere = () => code.Loaded !== null && needs?.Loaded !== null;
  const [, setLoaded] = useState(isThere);
  const [hasFailed, setFailed] = useState(false);

  const isRepeated = code.failures > 1;
  const fail = useEffectEvent(() => {
    code.failures += 1;
    if (placeholder) return setFailed(true);
    if (!onOpenChange && !onClose) {
      setFailed(true);
      const action = { label: "Try again", onClick: () => setFailed(false) };
      return void toast.error("A part of the page didn’t load.", { id: "part-not-loaded", action });
    }
    // After an update the server no longer has the code of this page.
    const action = code.failures > 1 ? { label: "Reload", onClick: () => location.reload() } : undefined;
    toast.error("This didn’t load. Try again.", { id: "not-loaded", ...(action && { action }) });
    onOpenChange?.(false);
    onClose?.();
  });

  useEffect(() => {
    // Another may have fetched it since this was drawn.
    if (code.Loaded && needs?.Loaded !== null) return setLoaded(true);
    if (!open || hasFailed) return;
    let isGone = false;
    Promise.all([code.load(), needs?.load()]).then(
      () => {
        if (!isGone) setLoaded(true);
      },
      () => {
        if (!isGone) fail();
      },
    );
    return () => {
      isGone = true;
    };
  }, [code, needs, open, hasFailed]);

  if (code.Loaded && isThere()) return <code.Loaded {...props} />;
  if (hasFailed && placeholder)
    return <LoadFailure isRepeated={isRepeated} onRetry={() => setFailed(false)} />;
  return typeof placeholder === "function" ? placeholder(props) : placeholder;
}
