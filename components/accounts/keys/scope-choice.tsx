"use client";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { PRESETS, SCOPE_GROUPS, scopesOf } from "@/lib/accounts/keys/scope-groups";
import { SCOPES, type Scope } from "@/lib/http/scopes";

type ScopeChoiceProps = { value: readonly Scope[]; onChange: (scopes: readonly Scope[]) => void };

/** What a key may do, in plain words by subject, with usual choices to begin with. */
export function ScopeChoice({ value, onChange }: ScopeChoiceProps) {
  const toggle = (scope: Scope, isOn: boolean) =>
    onChange(isOn ? [...value, scope] : value.filter((one) => one !== scope));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-medium text-sm">What the key may do</legend>
      <div className="flex flex-wrap gap-2">
        {PRESETS.map(({ label, scopes }) => (
          <Button key={label} size="sm" onClick={() => onChange(scopes)}>
            {label}
          </Button>
        ))}
      </div>
      {Object.entries(SCOPE_GROUPS).map(([label, subjects]) => {
        const scopes = scopesOf(subjects);
        const count = scopes.filter((scope) => value.includes(scope)).length;
        return (
          <details key={label} className="rounded-md border bg-raised px-3 py-2">
            <summary className="cursor-pointer">
              {label}
              <span className="text-muted text-sm">{count > 0 && ` · ${count} of ${scopes.length}`}</span>
            </summary>
            <div className="flex flex-col gap-1 pt-2">
              {scopes.map((scope) => (
                <Checkbox
                  key={scope}
                  label={SCOPES[scope]}
                  checked={value.includes(scope)}
                  onCheckedChange={(isOn) => toggle(scope, isOn)}
                />
              ))}
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}
