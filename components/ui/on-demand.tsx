"use client";
import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { LoadFailure } from "./load-failure";
import { toast } from "./toast";

/** The code of a component, once it is there. */
type Code<Props> = {
  load: () => Promise<{ default: ComponentType<Props> }>;
  Loaded: ComponentType<Props> | null;
};
type Popup = { open?: boolean; onOpenChange?: (open: boolean) => void; onClose?: () => void };

/**
 * A component whose code is fetched when it is first wanted. React's `lazy` would remember a failure for good and throw
 * it at the page; here a popup says so and closes, and asking again tries again. What fills a place of its own gives a
 * `placeholder`, and offers another try there; what has no place offers it in the message.
 */
export function onDemand<Props extends object>(
  load: Code<Props>["load"],
  placeholder?: ReactNode,
): ComponentType<Props> {
  const code: Code<Props> = { load, Loaded: null };
  return (props) => <OnDemand code={code} placeholder={placeholder} props={props} />;
}

type OnDemandProps<Props> = { code: Code<Props>; placeholder: ReactNode; props: Props };

function OnDemand<Props extends object>({ code, placeholder, props }: OnDemandProps<Props>) {
  const { open = true, onOpenChange, onClose }: Popup = props;
  const [, setLoaded] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  const fail = useEffectEvent(() => {
    if (placeholder) return setFailed(true);
    if (!onOpenChange && !onClose) {
      setFailed(true);
      const action = { label: "Try again", onClick: () => setFailed(false) };
      return void toast.error("A part of the page could not be loaded.", { id: "part-not-loaded", action });
    }
    toast.error("Could not be loaded. Try again.", { id: "not-loaded" });
    onOpenChange?.(false);
    onClose?.();
  });

  useEffect(() => {
    if (code.Loaded || !open || hasFailed) return;
    let isGone = false;
    code.load().then(
      (module) => {
        code.Loaded = module.default;
        if (!isGone) setLoaded(true);
      },
      () => {
        if (!isGone) fail();
      },
    );
    return () => {
      isGone = true;
    };
  }, [code, open, hasFailed]);

  if (code.Loaded) return <code.Loaded {...props} />;
  return hasFailed && placeholder ? <LoadFailure onRetry={() => setFailed(false)} /> : placeholder;
}
