import { Avatar } from "./avatar";
import { cn } from "./cn";

type AvatarStackProps = {
  people: readonly { id: string; name: string; image: string | null }[];
  className?: string;
};

/** A few faces that overlap. */
export function AvatarStack({ people, className }: AvatarStackProps) {
  return (
    <span className={cn("-space-x-1 flex items-center", className)}>
      {people.map(({ id, name, image }) => (
        <Avatar
          key={id}
          name={name}
          seed={id}
          src={image}
          size="sm"
          className="rounded-full ring-2 ring-surface"
        />
      ))}
    </span>
  );
}
