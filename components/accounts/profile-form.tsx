"use client";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { ImagePicker } from "@/components/files/image-picker";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { updateMeContract } from "@/lib/accounts/contract";
import type { Me } from "@/lib/accounts/schema";
import { setMyPictureContract } from "@/lib/files/contract";
import { call } from "@/lib/http/client";
import { PersonName } from "@/lib/http/schema";
import { FormFailure } from "./form-failure";
import { useForm } from "./use-form";

const Form = z.strictObject({ name: PersonName });

export function ProfileForm({ me }: { me: Me }) {
  const router = useRouter();
  const { form, errors, failure, pending } = useForm(Form, async (body) => {
    await call(updateMeContract, { body });
    toast.success("Your name is saved.");
    router.refresh();
  });

  async function choosePicture(fileId: string | null) {
    await call(setMyPictureContract, { body: { fileId } });
    router.refresh();
  }

  return (
    <form {...form} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <div className="flex items-center gap-4">
        <Avatar name={me.name} seed={me.id} src={me.image} size="xl" />
        <ImagePicker purpose="AVATAR" noun="picture" hasImage={me.image !== null} onChoose={choosePicture} />
      </div>
      <Field label="Name" name="name" error={errors.name}>
        <Input defaultValue={me.name} autoComplete="name" required maxLength={80} />
      </Field>
      <Button type="submit" loading={pending} className="self-end">
        Save name
      </Button>
    </form>
  );
}
