import { useMe } from "@/components/app/workspace-context";
import { can } from "@/lib/permissions";

/** In place of the form where no model makes pictures. */
export function NoImageModels() {
  const { instanceRole } = useMe();
  const isAdmin = instanceRole && can(instanceRole, "instance.read");
  return (
    <div className="rounded-lg border border-dashed px-4 py-3 text-muted text-sm">
      <p className="font-medium text-ink">No AI model makes pictures here</p>
      <p className="mt-1">
        {isAdmin
          ? "Add one under AI models in the administration: of OpenAI, Stability, Stable Diffusion or another server."
          : "Ask whoever runs this instance to add one."}
      </p>
    </div>
  );
}
