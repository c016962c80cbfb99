import { App, Button, Input, Radio } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useDecide } from "@/api";
import { Count, Missing, Rate } from "@/ui/marks";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { ProblemText } from "@/ui/states";

type Pair = Schemas["SuspectedDouble"];
type Row = Schemas["OrganisationRow"];

function SideBySide({ pair }: { pair: Pair }) {
  const { t } = useTranslation();
  const fields: [string, (row: Row) => ReactNode][] = [
    [t("organisations.id"), (row) => <code>{row.id}</code>],
    [
      t("organisations.credit_code"),
      (row) => (row.credit_code ? <code>{row.credit_code}</code> : <Missing />),
    ],
    [t("region.kind"), (row) => t(`organisation.${row.kind}`)],
    [t("schools.region"), (row) => row.region?.name ?? <Missing />],
    [t("region.industry"), (row) => row.industry?.name ?? <Missing />],
    [t("region.staff"), (row) => <Count value={row.staff_persons} />],
    [t("organisations.listed_as"), (row) => row.listed_as || <Missing />],
    [t("region.stage"), (row) => t(`detail.${row.stage}`)],
    [t("proof.source"), (row) => <RowProof provenance={row.provenance} label={row.name} />],
  ];
  const both = [pair.first, pair.second];
  return (
    <table className="pair-table">
      <thead>
        <tr>
          <td />
          {both.map((row) => (
            <th key={row.id} scope="col">
              <Link to={paths.organisation(row.id)}>{row.name}</Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map(([label, show]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {both.map((row) => (
              <td key={row.id}>{show(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PairCard({ pair }: { pair: Pair }) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const [keep, set_keep] = useState(pair.keep);
  const [reason, set_reason] = useState("");
  const decide = useDecide();
  const [kept, gone] = keep === pair.first.id ? [pair.first, pair.second] : [pair.second, pair.first];
  const say = (verdict: Schemas["OrganisationVerdict"]) =>
    decide.mutate(
      { id: gone.id, other: kept.id, request: { verdict, reason: reason.trim() } },
      {
        onSuccess: () => void message.success(t(`doubles.decided_${verdict}`, { name: kept.name })),
        onError: (error) =>
          notification.error({ title: t("state.failed"), description: <ProblemText error={error} /> }),
      },
    );
  const label = t("doubles.pair", { first: pair.first.name, second: pair.second.name });
  return (
    <article className="pair" aria-label={label}>
      <p className="pair-reason">
        <b>{t(`doubles.reason_${pair.reason}`)}</b>{" "}
        <span className={`pair-strength strength-${pair.strength}`}>
          {t(`doubles.strength_${pair.strength}`)}
        </span>{" "}
        <span className="quiet">
          {t("doubles.similarity")} <Rate basis_points={pair.similarity_bp} />
        </span>
      </p>
      {pair.codes_differ ? <p className="pair-against">{t("doubles.codes_differ")}</p> : null}
      <SideBySide pair={pair} />
      <div className="pair-acts">
        <span className="quiet">{t("doubles.keep")}</span>
        <Radio.Group
          value={keep}
          onChange={(event) => set_keep(event.target.value as string)}
          aria-label={t("doubles.keep")}
        >
          {[pair.first, pair.second].map((row) => (
            <Radio key={row.id} value={row.id}>
              {row.name} <code className="quiet">{row.id}</code>
            </Radio>
          ))}
        </Radio.Group>
        <Input
          value={reason}
          maxLength={400}
          onChange={(event) => set_reason(event.target.value)}
          placeholder={t(pair.codes_differ ? "doubles.reason_needed" : "doubles.reason_may")}
          aria-label={t("doubles.reason")}
        />
        <div className="pair-buttons">
          <Button
            type="primary"
            loading={decide.isPending}
            disabled={pair.codes_differ && reason.trim() === ""}
            onClick={() => say("same")}
          >
            {t("doubles.same")}
          </Button>
          <Button loading={decide.isPending} onClick={() => say("different")}>
            {t("doubles.different")}
          </Button>
        </div>
      </div>
    </article>
  );
}
