// What can be done about a deal now, by whom, and with which reason.
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { useDealParties } from "./marks";
import { TermsForm } from "./terms_form";
import type { Step } from "./use_step";

type Deal = Schemas["Deal"];
type Next = Schemas["DealNext"];
type Party = Schemas["DealParty"];

// The parties as which the person may take a step.
export const own_parties = (deal: Deal, by: Party[]) => by.filter((party) => deal.mine.includes(party));

// Who may act for several chooses for which of them.
function As({ parties, value, choose }: { parties: Party[]; value: Party; choose: (party: Party) => void }) {
  const { t } = useTranslation();
  return (
    <div className="act-as">
      <span className="form-label">{t("exchange.act_as")}</span>
      <Radio.Group
        value={value}
        aria-label={t("exchange.act_as")}
        onChange={(event) => choose(event.target.value as Party)}
        options={parties.map((party) => ({ value: party, label: t(`exchange.party_${party}`) }))}
      />
    </div>
  );
}

export function Acts({ deal, step }: { deal: Deal; step: Step }) {
  const { t } = useTranslation();
  const parties = useDealParties();
  const [reason, set_reason] = useState("");
  const [as, set_as] = useState<Party>("need");
  const [laying, set_laying] = useState(false);
  const next = deal.next.filter(({ mine, act }) => mine && act !== "fulfil_milestone");
  if (!next.length)
    return <p>{t(deal.deal.waits_for.length ? "exchange.not_mine" : "exchange.deal_is_over")}</p>;
  const several = [
    ...new Set(next.flatMap(({ by }) => (own_parties(deal, by).length > 1 ? own_parties(deal, by) : []))),
  ];
  const taker = ({ by }: Next): Party | null => {
    const own = own_parties(deal, by);
    return own.includes(as) ? as : (own[0] ?? null);
  };
  const take = (each: Next) =>
    step.take({ act: each.act, as: taker(each), reason: reason.trim() || null }, () => set_reason(""));
  // What the other side waits for comes first.
  const first = next.find(({ act }) => act === "accept" || act === "agree") ?? next[0];
  const terms = next.find(({ act }) => act === "negotiate");
  return (
    <div className="acts">
      {several.length ? <As parties={several} value={as} choose={set_as} /> : null}
      {next.some(({ needs_reason }) => needs_reason) ? (
        <Input.TextArea
          value={reason}
          rows={2}
          maxLength={1000}
          onChange={(event) => set_reason(event.target.value)}
          placeholder={t("exchange.reason_when")}
          aria-label={t("exchange.reason")}
        />
      ) : null}
      <div className="act-buttons">
        {next.map((each) =>
          each.act === "negotiate" ? (
            <Button
              key={each.act}
              type={each === first ? "primary" : "default"}
              aria-expanded={laying}
              onClick={() => set_laying(!laying)}
            >
              {t(deal.agreement ? "exchange.change_terms" : "exchange.lay_terms")}
            </Button>
          ) : (
            <Button
              key={each.act}
              type={each === first ? "primary" : "default"}
              loading={step.busy}
              disabled={each.needs_reason && reason.trim() === ""}
              title={parties(each.by)}
              onClick={() => take(each)}
            >
              {t(`exchange.act_${each.act}`)}
            </Button>
          ),
        )}
      </div>
      {terms && laying ? (
        <TermsForm
          kinds={deal.agreement_kinds}
          agreement={deal.agreement}
          busy={step.busy}
          onSend={(sent) =>
            step.take({ act: "negotiate", as: taker(terms), terms: sent }, () => set_laying(false))
          }
        />
      ) : null}
    </div>
  );
}
