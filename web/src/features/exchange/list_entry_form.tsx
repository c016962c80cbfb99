import { Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { Field } from "@/ui/form";
import { Problem } from "@/ui/states";
import { FoundChoice, PartyChoice, PlatformChoice } from "./choices";

type Entry = Schemas["ListEntry"];
type Named = Schemas["Named"];

interface EntryDraft {
  consortium: string | null;
  title: string;
  text: string;
  organisation: Named | null;
  occupation: Named | null;
  persons: number | null;
  listing: string;
}

const draft_of = (entry: Entry | null): EntryDraft => ({
  consortium: entry?.consortium.id ?? null,
  title: entry?.title ?? "",
  text: entry?.text ?? "",
  organisation: entry?.organisation ?? null,
  occupation: entry?.occupation ?? null,
  persons: entry?.persons ?? null,
  listing: entry?.listing ?? "",
});

// A line of one of the three lists. Only a talent need has an occupation and persons.
export function ListEntryForm({
  list,
  entry,
  busy,
  error,
  onSave,
}: {
  list: Schemas["ConsortiumList"];
  entry: Entry | null;
  busy: boolean;
  error: unknown;
  onSave: (request: Schemas["ListEntryRequest"]) => void;
}) {
  const { t } = useTranslation();
  const [draft, set_draft] = useState(() => draft_of(entry));
  const change = (changes: Partial<EntryDraft>) => set_draft((now) => ({ ...now, ...changes }));
  const people = list === "talent_needs";
  const save = () =>
    onSave({
      consortium: draft.consortium ?? "",
      list,
      title: draft.title.trim(),
      text: draft.text.trim() || null,
      organisation: draft.organisation?.id ?? null,
      occupation: people ? (draft.occupation?.id ?? null) : null,
      persons: people ? draft.persons : null,
      listing: draft.listing.trim() || null,
    });
  return (
    <form
      className="listing-form"
      aria-label={t("exchange.entry")}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="field-row">
        <Field label={t("exchange.consortium")}>
          <PlatformChoice
            value={draft.consortium}
            label={t("exchange.consortium")}
            onChange={(consortium) => change({ consortium })}
          />
        </Field>
        <Field label={t("exchange.organisation")}>
          <PartyChoice
            schools_too={false}
            value={draft.organisation ? { ...draft.organisation, is_school: false } : null}
            label={t("exchange.organisation")}
            onChange={(party) => change({ organisation: party ? { id: party.id, name: party.name } : null })}
          />
        </Field>
      </div>
      <Field label={t("exchange.entry_title")}>
        <Input
          value={draft.title}
          maxLength={200}
          aria-label={t("exchange.entry_title")}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <Field label={t("exchange.entry_text")}>
        <Input.TextArea
          rows={3}
          maxLength={2000}
          value={draft.text}
          aria-label={t("exchange.entry_text")}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <div className="field-row">
        {people ? (
          <>
            <Field label={t("exchange.occupation")}>
              <FoundChoice
                kind="occupation"
                value={draft.occupation}
                label={t("exchange.occupation")}
                onChange={(occupation) => change({ occupation })}
              />
            </Field>
            <Field label={t("exchange.seats")}>
              <InputNumber
                min={1}
                max={1_000_000}
                precision={0}
                value={draft.persons}
                aria-label={t("exchange.seats")}
                onChange={(persons) => change({ persons })}
              />
            </Field>
          </>
        ) : null}
        <Field label={t("exchange.entry_listing")} note={t("exchange.entry_listing_note")}>
          <Input
            value={draft.listing}
            maxLength={60}
            aria-label={t("exchange.entry_listing")}
            onChange={(event) => change({ listing: event.target.value })}
          />
        </Field>
      </div>
      {error ? <Problem error={error} /> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!draft.consortium || draft.title.trim() === ""}
      >
        {t("exchange.save")}
      </Button>
    </form>
  );
}
