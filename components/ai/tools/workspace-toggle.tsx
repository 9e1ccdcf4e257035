"use client";
import { Wrench } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";

type WorkspaceToggleProps = {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

/** Whether the model of a chat can look into the workspace, and ask to change something there. */
export const WorkspaceToggle = ({ isOn, onChange }: WorkspaceToggleProps) => (
  <IconButton size="sm" label="Use the workspace" aria-pressed={isOn} onClick={() => onChange(!isOn)}>
    <Wrench />
  </IconButton>
);
