// The fields of a need or an offer. What the text says fills in a field until the person says otherwise.
import { Button, Input, InputNumber, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useReading } from "@/api";
import { DateField } from "@/ui/date_field";
import { Field } from "@/ui/form";
import { useSettled } from "@/ui/settled";
import { Problem } from "@/ui/states";
import { DistrictChoice, EDUCATIONS, LISTING_KINDS, PartyChoice, useDistricts } from "./choices";
import { type Draft, filled, type Read, read_fields } from "./draft";
import { LiveReading } from "./live_reading";

const PAUSE = 400; // ms without a key, then the text is read

interface FormProps {
  draft: Draft;
  fixed: boolean; // owner, side, kind and concepts stay
  busy: boolean;
  error: unknown;
  change: (changes: Partial<Draft>) => void;
  onSave: (read: Read) => void;
}

function Head({ draft, fixed, change }: Pick<FormProps, "draft" | "fixed" | "change">) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t("exchange.side")}>
        <Radio.Group
          value={draft.side}
          disabled={fixed}
          aria-label={t("exchange.side")}
          onChange={(event) => change({ side: event.target.value as Draft["side"] })}
          options={(["need", "offer"] as const).map((value) => ({
            value,
            label: t(`exchange.side_${value}`),
          }))}
        />
      </Field>
      <Field label={t("exchange.kind")}>
        <Select
          value={draft.kind}
          disabled={fixed}
          aria-label={t("exchange.kind")}
          className="choice"
          onChange={(kind) => change({ kind })}
          options={LISTING_KINDS.map((value) => ({ value, label: t(`exchange.kind_${value}`) }))}
        />
      </Field>
      <Field label={t("exchange.owner")}>
        <PartyChoice
          value={draft.owner}
          disabled={fixed}
          label={t("exchange.owner")}
          onChange={(owner) => change({ owner })}
        />
      </Field>
    </>
  );
}

function When({ draft, change }: Pick<FormProps, "draft" | "change">) {
  const { t } = useTranslation();
  return (
    <div className="field-row">
      {(["starts", "ends", "expires"] as const).map((name) => (
        <Field key={name} label={t(`exchange.${name}`)}>
          <DateField
            value={draft[name]}
            label={t(`exchange.${name}`)}
            on_change={(day) => change({ [name]: day })}
          />
        </Field>
      ))}
    </div>
  );
}

function Whom({ draft, read, change }: Pick<FormProps, "draft" | "change"> & { read: Read }) {
  const { t } = useTranslation();
  const values = filled(draft, read);
  const note = (name: "region" | "seats" | "education") =>
    draft[name] === undefined && read[name] !== undefined ? t("exchange.from_text") : null;
  return (
    <div className="field-row">
      <Field label={t("exchange.place")} note={note("region")}>
        <DistrictChoice
          value={values.region}
          label={t("exchange.place")}
          onChange={(region) => change({ region })}
        />
      </Field>
      <Field label={t("exchange.education")} note={note("education")}>
        <Select
          allowClear
          value={values.education ?? undefined}
          placeholder={t("exchange.education")}
          aria-label={t("exchange.education")}
          className="choice"
          onChange={(education?: Draft["education"]) => change({ education: education ?? null })}
          options={EDUCATIONS.map((value) => ({ value, label: t(`education.${value}`) }))}
        />
      </Field>
      <Field label={t("exchange.seats")} note={note("seats")}>
        <InputNumber
          min={1}
          max={1_000_000}
          precision={0}
          value={values.seats}
          aria-label={t("exchange.seats")}
          onChange={(seats) => change({ seats })}
        />
      </Field>
    </div>
  );
}

function Contact({ draft, change }: Pick<FormProps, "draft" | "change">) {
  const { t } = useTranslation();
  return (
    <fieldset className="contact">
      <legend>{t("exchange.contact")}</legend>
      <p className="section-note">{t("exchange.contact_note")}</p>
      <div className="field-row">
        <Field label={t("exchange.contact_name")}>
          <Input
            value={draft.contact_name}
            maxLength={60}
            autoComplete="name"
            aria-label={t("exchange.contact_name")}
            onChange={(event) => change({ contact_name: event.target.value })}
          />
        </Field>
        <Field label={t("exchange.contact_phone")}>
          <Input
            value={draft.contact_phone}
            maxLength={40}
            type="tel"
            autoComplete="tel"
            aria-label={t("exchange.contact_phone")}
            onChange={(event) => change({ contact_phone: event.target.value })}
          />
        </Field>
      </div>
    </fieldset>
  );
}

export function ListingForm({ draft, fixed, busy, error, change, onSave }: FormProps) {
  const { t } = useTranslation();
  const districts = useDistricts();
  const reading = useReading(useSettled(draft.title.trim(), PAUSE), useSettled(draft.text.trim(), PAUSE));
  const written = draft.title.trim() !== "" || draft.text.trim() !== "";
  const said = written ? reading.data : undefined;
  const read = read_fields(
    said,
    districts.map(({ id }) => id),
  );
  return (
    <form
      className="listing-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(read);
      }}
    >
      <Head draft={draft} fixed={fixed} change={change} />
      <Field label={t("exchange.listing_title")}>
        <Input
          value={draft.title}
          maxLength={200}
          required
          aria-label={t("exchange.listing_title")}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <Field label={t("exchange.text")} note={t("exchange.text_note")}>
        <Input.TextArea
          rows={7}
          maxLength={5000}
          value={draft.text}
          aria-label={t("exchange.text")}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      {fixed ? null : (
        <Field label={t("exchange.reading")} note={t("exchange.reading_note")}>
          <LiveReading
            reading={said}
            corrections={draft.corrections}
            correct={(corrections) => change({ corrections })}
          />
          {reading.isError ? <Problem error={reading.error} retry={() => reading.refetch()} /> : null}
        </Field>
      )}
      <Whom draft={draft} read={read} change={change} />
      <When draft={draft} change={change} />
      <Contact draft={draft} change={change} />
      {error ? <Problem error={error} /> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!draft.owner || draft.title.trim() === ""}
      >
        {t(fixed ? "exchange.save" : "exchange.post")}
      </Button>
    </form>
  );
}
