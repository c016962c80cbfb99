// To lay terms on the table: kind, program, place, days, persons, money, milestones. A draft like any other until it is sent.
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { DateField } from "@/ui/date_field";
import { Field } from "@/ui/form";
import { useFormat } from "@/ui/language";
import { DistrictChoice, FoundChoice } from "./choices";
import {
  draft_terms,
  fen_of,
  is_whole,
  type MilestoneDraft,
  next_key,
  type TermsDraft,
  terms_of,
} from "./terms";

function Persons({
  value,
  label,
  onChange,
}: {
  value: number | null;
  label: string;
  onChange: (persons: number | null) => void;
}) {
  return (
    <InputNumber min={0} max={1_000_000} precision={0} value={value} aria-label={label} onChange={onChange} />
  );
}

// Typed in yuan; what it is as people say it stands below.
function Yuan({
  value,
  label,
  onChange,
}: {
  value: number | null;
  label: string;
  onChange: (yuan: number | null) => void;
}) {
  const format = useFormat();
  const fen = fen_of(value);
  return (
    <Field label={label} note={fen === null ? null : format.money(fen)}>
      <InputNumber
        min={0}
        max={100_000_000_000}
        precision={2}
        controls={false}
        style={{ width: 150 }}
        value={value}
        aria-label={label}
        onChange={onChange}
      />
    </Field>
  );
}

function Milestones({ rows, change }: { rows: MilestoneDraft[]; change: (rows: MilestoneDraft[]) => void }) {
  const { t } = useTranslation();
  const set = (key: number, changes: Partial<MilestoneDraft>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  return (
    <fieldset className="milestones-form">
      <legend>{t("exchange.milestones")}</legend>
      <p className="section-note">{t("exchange.milestones_note")}</p>
      {rows.map((row, at) => {
        const label = (name: "milestone_title" | "milestone_due" | "milestone_persons" | "milestone_money") =>
          t(`exchange.${name}`, { number: at + 1 });
        return (
          <div
            key={row.key}
            className="field-row milestone-row"
            role="group"
            aria-label={t("exchange.milestone_number", { number: at + 1 })}
          >
            <Field label={label("milestone_title")}>
              <Input
                value={row.title}
                maxLength={200}
                aria-label={label("milestone_title")}
                onChange={(event) => set(row.key, { title: event.target.value })}
              />
            </Field>
            <Field label={label("milestone_due")}>
              <DateField
                value={row.due}
                label={label("milestone_due")}
                on_change={(due) => set(row.key, { due })}
              />
            </Field>
            <Field label={label("milestone_persons")}>
              <Persons
                value={row.persons}
                label={label("milestone_persons")}
                onChange={(persons) => set(row.key, { persons })}
              />
            </Field>
            <Yuan
              value={row.yuan}
              label={label("milestone_money")}
              onChange={(yuan) => set(row.key, { yuan })}
            />
            <Button onClick={() => change(rows.filter(({ key }) => key !== row.key))}>
              {t("exchange.remove_milestone", { number: at + 1 })}
            </Button>
          </div>
        );
      })}
      <Button
        onClick={() =>
          change([...rows, { key: next_key(rows), title: "", due: "", persons: null, yuan: null }])
        }
      >
        {t("exchange.add_milestone")}
      </Button>
    </fieldset>
  );
}

export function TermsForm({
  kinds,
  agreement,
  busy,
  onSend,
}: {
  kinds: Schemas["AgreementKind"][]; // what may be agreed, the usual one first
  agreement: Schemas["DealAgreement"] | null;
  busy: boolean;
  onSend: (terms: Schemas["AgreementTerms"]) => void;
}) {
  const { t } = useTranslation();
  const [draft, set_draft] = useState(() => draft_terms(agreement));
  const change = (changes: Partial<TermsDraft>) => set_draft((now) => ({ ...now, ...changes }));
  return (
    <form
      className="listing-form terms-form"
      aria-label={t("exchange.terms")}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(terms_of(draft));
      }}
    >
      <div className="field-row">
        <Field label={t("exchange.agreement_kind")}>
          <Select
            allowClear
            value={draft.kind ?? undefined}
            placeholder={t("exchange.usual_kind")}
            aria-label={t("exchange.agreement_kind")}
            className="choice"
            onChange={(kind?: Schemas["AgreementKind"]) => change({ kind: kind ?? null })}
            options={kinds.map((value) => ({ value, label: t(`agreement.${value}`) }))}
          />
        </Field>
        <Field label={t("exchange.program")}>
          <FoundChoice
            kind="program"
            value={draft.program}
            label={t("exchange.program")}
            onChange={(program) => change({ program })}
          />
        </Field>
        <Field label={t("exchange.place")}>
          <DistrictChoice
            value={draft.region}
            label={t("exchange.place")}
            onChange={(region) => change({ region })}
          />
        </Field>
      </div>
      <div className="field-row">
        <Field label={t("exchange.agreement_starts")}>
          <DateField
            value={draft.starts}
            label={t("exchange.agreement_starts")}
            on_change={(starts) => change({ starts })}
          />
        </Field>
        <Field label={t("exchange.agreement_until")}>
          <DateField
            value={draft.until}
            label={t("exchange.agreement_until")}
            on_change={(until) => change({ until })}
          />
        </Field>
        <Field label={t("exchange.agreement_persons")}>
          <Persons
            value={draft.persons}
            label={t("exchange.agreement_persons")}
            onChange={(persons) => change({ persons })}
          />
        </Field>
        <Yuan value={draft.yuan} label={t("exchange.money")} onChange={(yuan) => change({ yuan })} />
      </div>
      <Milestones rows={draft.milestones} change={(milestones) => change({ milestones })} />
      <Button type="primary" htmlType="submit" loading={busy} disabled={!is_whole(draft)}>
        {t("exchange.act_negotiate")}
      </Button>
    </form>
  );
}
