"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ImagePicker } from "@/components/files/image-picker";
import { SavedText } from "@/components/settings/saved-text";
import { Avatar } from "@/components/ui/avatar";
import { updateMeContract } from "@/lib/accounts/contract";
import { PROFILE_LIMITS } from "@/lib/accounts/limits";
import { meQuery } from "@/lib/accounts/queries";
import type { ProfileChange } from "@/lib/accounts/schema";
import { setMyPictureContract } from "@/lib/files/contract";
import { call } from "@/lib/http/client";
import { personQuery } from "@/lib/people/queries";
import type { PersonCard } from "@/lib/people/schema";

/** How others see me. Each field is saved by itself. */
export function ProfileForm({ initial }: { initial: PersonCard }) {
  const router = useRouter();
  const client = useQueryClient();
  const query = personQuery(initial.id);
  const { data: me } = useQuery({ ...query, initialData: initial });

  async function change(profile: ProfileChange) {
    client.setQueryData(meQuery().queryKey, await call(updateMeContract, { body: profile }));
    client.setQueryData(query.queryKey, (before) => before && { ...before, ...profile });
  }
  async function choosePicture(fileId: string | null) {
    await call(setMyPictureContract, { body: { fileId } });
    await client.invalidateQueries({ queryKey: query.queryKey });
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-4">
        <Avatar name={me.name} seed={me.id} src={me.image} size="xl" />
        <ImagePicker purpose="AVATAR" noun="picture" hasImage={me.image !== null} onChoose={choosePicture} />
      </div>
      <SavedText
        label="Name"
        value={me.name}
        maxLength={PROFILE_LIMITS.name}
        autoComplete="name"
        isRequired
        onSave={(name) => change({ name })}
      />
      <SavedText
        label="Title"
        description="What you do, such as “Head of looms”."
        value={me.title}
        maxLength={PROFILE_LIMITS.title}
        autoComplete="organization-title"
        onSave={(title) => change({ title })}
      />
      <SavedText
        label="Pronouns"
        value={me.pronouns}
        maxLength={PROFILE_LIMITS.pronouns}
        autoComplete="off"
        onSave={(pronouns) => change({ pronouns })}
      />
      <SavedText
        label="About me"
        value={me.bio}
        maxLength={PROFILE_LIMITS.bio}
        isLong
        onSave={(bio) => change({ bio })}
      />
    </div>
  );
}
