import { Globe, Lock } from "lucide-react";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Channel } from "@/lib/channels/schema";

/** Opening a channel to anyone isn't one of these: `PublishSection` warns first. */
type Visibility = Exclude<Channel["visibility"], "PUBLIC">;

export function VisibilityField(props: {
  value: Visibility;
  onValueChange: (value: Visibility) => void;
  disabled?: boolean;
}) {
  return (
    <RadioGroup
      label="Who sees it?"
      {...props}
      options={[
        {
          value: "WORKSPACE",
          label: "Everyone in the workspace",
          description: "Guests see it only when they are added.",
          icon: <Globe />,
        },
        { value: "PRIVATE", label: "Only people who are added", icon: <Lock /> },
      ]}
    />
  );
}
