"use client";
import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { servicesQuery } from "@/lib/platform/queries";
import { ServiceRow } from "./service-row";

export function ServiceList() {
  const { data: services, isError, isFetching, refetch } = useQuery(servicesQuery());
  if (!services && isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!services) return <Skeleton className="h-96 w-full" />;
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y rounded-lg border border-line bg-raised">
        {services.map((service) => (
          <ServiceRow key={service.name} service={service} />
        ))}
      </ul>
      <Button className="self-start" icon={<RotateCw />} loading={isFetching} onClick={() => void refetch()}>
        Check all
      </Button>
    </div>
  );
}
