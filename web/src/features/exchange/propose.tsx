// Brings a need and an offer together and goes to the deal.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Schemas, useProposeDeal } from "@/api";
import { LinkButton } from "@/ui/link_button";
import { paths } from "@/ui/paths";
import { useRefusal } from "./refusal";

export function Propose({
  need,
  offer,
  as,
  deal = null,
}: {
  need: string;
  offer: string;
  as: Schemas["DealParty"] | null;
  deal?: string | null;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const refused = useRefusal();
  const propose = useProposeDeal();
  if (deal) return <LinkButton to={paths.deal(deal)}>{t("exchange.to_deal")}</LinkButton>;
  return (
    <Button
      type="primary"
      loading={propose.isPending}
      onClick={() =>
        propose.mutate(
          { need, offer, as },
          {
            onSuccess: (made) => {
              message.success(t("exchange.done_propose"));
              go(paths.deal(made.deal.id));
            },
            onError: refused,
          },
        )
      }
    >
      {t("exchange.propose")}
    </Button>
  );
}
