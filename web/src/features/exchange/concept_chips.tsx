// Concepts as chips: what kind, how strongly it is asked, how sure the reading is. Where a person may correct them, each can be
// marked as a must or taken away, and others can be added.
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "@/api";
import { useFormat } from "@/ui/language";
import { useSettled } from "@/ui/settled";
import { type Chip, key_of } from "./chips";

interface ChipProps {
  chip: Chip;
  mark?: (chip: Chip, must: boolean) => void;
  remove?: (chip: Chip) => void;
}

function Words({ chip }: { chip: Chip }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <span className="concept-kind">{t(`exchange.concept_${chip.kind}`)}</span>
      <span className="concept-name">{chip.name}</span>
      {chip.cue === "none" ? null : <span className="concept-cue">{t(`exchange.cue_${chip.cue}`)}</span>}
      {chip.unsure ? (
        <span
          className="concept-unsure"
          title={t("exchange.margin", { share: format.share(chip.margin_bp ?? 0) })}
        >
          {t("exchange.unsure")} {format.share(chip.margin_bp ?? 0, 0)}
        </span>
      ) : null}
      {chip.by_person ? <span className="concept-cue">{t("exchange.by_person")}</span> : null}
    </>
  );
}

function ConceptChip({ chip, mark, remove }: ChipProps) {
  const { t } = useTranslation();
  const must = chip.cue === "must";
  return (
    <li className={`concept concept-${chip.cue}`}>
      <Words chip={chip} />
      {mark && chip.cue !== "not_asked" ? (
        <button
          type="button"
          className="concept-act"
          aria-pressed={must}
          aria-label={t("exchange.mark_must", { name: chip.name })}
          title={t("exchange.mark_must", { name: chip.name })}
          onClick={() => mark(chip, !must)}
        >
          !
        </button>
      ) : null}
      {remove ? (
        <button
          type="button"
          className="concept-act"
          aria-label={t("exchange.remove_concept", { name: chip.name })}
          title={t("exchange.remove_concept", { name: chip.name })}
          onClick={() => remove(chip)}
        >
          ×
        </button>
      ) : null}
    </li>
  );
}

export function ConceptChips({
  chips,
  mark,
  remove,
}: {
  chips: Chip[];
  mark?: ChipProps["mark"];
  remove?: ChipProps["remove"];
}) {
  const { t } = useTranslation();
  if (!chips.length) return <p className="quiet">{t("exchange.no_concept")}</p>;
  return (
    <ul className="concepts" aria-label={t("exchange.concepts")}>
      {chips.map((chip) => (
        <ConceptChip key={key_of(chip)} chip={chip} mark={mark} remove={remove} />
      ))}
    </ul>
  );
}

// Occupations and programs as the search knows them; any words are a skill.
export function AddConcept({ add }: { add: (chip: Chip) => void }) {
  const { t } = useTranslation();
  const [typed, set_typed] = useState("");
  const words = typed.trim();
  const found = useSearch(useSettled(words, 250));
  const chip = (kind: Chip["kind"], id: string, name: string): Chip => ({
    kind,
    id,
    name,
    cue: "none",
    by_person: true,
  });
  const hits = (found.data?.items ?? []).flatMap(({ kind, id, name }) =>
    kind === "occupation" || kind === "program" ? [chip(kind, id, name)] : [],
  );
  const choices = words ? [chip("skill", words, words), ...hits] : [];
  const label = t("exchange.add_concept");
  return (
    <Select
      className="choice add-concept"
      showSearch={{ filterOption: false, searchValue: typed, onSearch: set_typed }}
      value={null}
      placeholder={label}
      aria-label={label}
      notFoundContent={t("exchange.type_to_find")}
      onChange={(key: string | null) => {
        const chosen = choices.find((each) => key_of(each) === key);
        if (chosen) add(chosen);
        set_typed("");
      }}
      options={choices.map((each) => ({
        value: key_of(each),
        label: `${t(`exchange.concept_${each.kind}`)} · ${each.name}`,
      }))}
    />
  );
}
