import { Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Field } from "@/ui/form";
import { Problem } from "@/ui/states";
import { DistrictChoice, PartyChoice, PlatformChoice } from "./choices";
import { type Party, party_fields } from "./party";

export interface ResourceDraft {
  name: string;
  kind: string;
  owner: Party | null;
  region: string | null;
  platform: string | null;
  units: number | null;
  note: string;
}

const EMPTY: ResourceDraft = {
  name: "",
  kind: "",
  owner: null,
  region: null,
  platform: null,
  units: 1,
  note: "",
};

const request_of = ({ owner, ...draft }: ResourceDraft): Schemas["ResourceRequest"] => ({
  ...draft,
  name: draft.name.trim(),
  kind: draft.kind.trim(),
  note: draft.note.trim() || null,
  ...party_fields(owner),
});

export function ResourceForm({
  start = EMPTY,
  busy,
  error,
  onSave,
}: {
  start?: ResourceDraft;
  busy: boolean;
  error: unknown;
  onSave: (request: Schemas["ResourceRequest"]) => void;
}) {
  const { t } = useTranslation();
  const [draft, set_draft] = useState(start);
  const change = (changes: Partial<ResourceDraft>) => set_draft((now) => ({ ...now, ...changes }));
  const text = (name: "name" | "kind" | "note") => (
    <Input
      value={draft[name]}
      maxLength={name === "note" ? 500 : 100}
      aria-label={t(`exchange.resource_${name}`)}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  return (
    <form
      className="listing-form"
      aria-label={t("exchange.resource")}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(request_of(draft));
      }}
    >
      <div className="field-row">
        <Field label={t("exchange.resource_name")}>{text("name")}</Field>
        <Field label={t("exchange.resource_kind")}>{text("kind")}</Field>
        <Field label={t("exchange.units")}>
          <InputNumber
            min={1}
            max={1_000_000}
            precision={0}
            value={draft.units}
            aria-label={t("exchange.units")}
            onChange={(units) => change({ units })}
          />
        </Field>
      </div>
      <div className="field-row">
        <Field label={t("exchange.resource_owner")}>
          <PartyChoice
            value={draft.owner}
            label={t("exchange.resource_owner")}
            onChange={(owner) => change({ owner })}
          />
        </Field>
        <Field label={t("exchange.place")}>
          <DistrictChoice
            value={draft.region}
            label={t("exchange.place")}
            onChange={(region) => change({ region })}
          />
        </Field>
        <Field label={t("exchange.platform")}>
          <PlatformChoice
            value={draft.platform}
            label={t("exchange.platform")}
            onChange={(platform) => change({ platform })}
          />
        </Field>
      </div>
      <Field label={t("exchange.resource_note")}>{text("note")}</Field>
      {error ? <Problem error={error} /> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!draft.owner || !draft.name.trim() || !draft.kind.trim()}
      >
        {t("exchange.save")}
      </Button>
    </form>
  );
}
