import { App } from "antd";
import { useTranslation } from "react-i18next";
import { type Schemas, useDealStep } from "@/api";
import { useRefusal } from "./refusal";

export interface Step {
  busy: boolean;
  take: (request: Schemas["DealStepRequest"], done?: () => void) => void;
}

// Takes a step of a deal and says how that went.
export function useStep(id: string): Step {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refused = useRefusal();
  const step = useDealStep(id);
  return {
    busy: step.isPending,
    take: (request, done) =>
      step.mutate(request, {
        onSuccess: () => {
          message.success(t(`exchange.done_${request.act}`));
          done?.();
        },
        onError: refused,
      }),
  };
}
