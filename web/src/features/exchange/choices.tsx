// Choosing one thing of the city: a party, a district, a thing that the search knows, a platform, a kind.
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Schemas,
  useOrganisations,
  usePlatformActivity,
  useRegions,
  useSchools,
  useSearch,
} from "@/api";
import { useSettled } from "@/ui/settled";
import type { Party } from "./party";

type Named = Schemas["Named"];
const PAUSE = 250;
const FOUND = 20;

interface ChoiceProps<Value> {
  value: Value | null;
  label: string;
  disabled?: boolean;
  onChange: (value: Value | null) => void;
}

const party_key = ({ id, is_school }: Party) => `${is_school ? "school" : "organisation"} ${id}`;
const parties_of = (rows: Named[] | undefined, is_school: boolean): Party[] =>
  (rows ?? []).map(({ id, name }) => ({ id, name, is_school }));

export function PartyChoice({
  value,
  label,
  disabled,
  schools_too = true,
  onChange,
}: ChoiceProps<Party> & { schools_too?: boolean }) {
  const { t } = useTranslation();
  const [typed, set_typed] = useState("");
  const query = useSettled(typed.trim(), PAUSE) || undefined;
  const organisations = useOrganisations({ query, limit: FOUND });
  const schools = useSchools({ query, limit: FOUND });
  const found = [
    ...parties_of(organisations.data?.items, false),
    ...(schools_too ? parties_of(schools.data?.items, true) : []),
  ];
  const known = value && !found.some((each) => party_key(each) === party_key(value)) ? [value] : [];
  const all = [...known, ...found];
  const group = (is_school: boolean) => ({
    label: t(is_school ? "exchange.schools" : "exchange.organisations"),
    options: all
      .filter((each) => each.is_school === is_school)
      .map((each) => ({ value: party_key(each), label: each.name })),
  });
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: set_typed }}
      value={value ? party_key(value) : undefined}
      disabled={disabled}
      loading={organisations.isFetching || schools.isFetching}
      placeholder={label}
      aria-label={label}
      className="choice"
      onChange={(key?: string) => onChange(all.find((each) => party_key(each) === key) ?? null)}
      options={[group(false), group(true)].filter(({ options }) => options.length)}
    />
  );
}

export const useDistricts = (): Named[] =>
  (useRegions().data?.items ?? []).map(({ region }) => region).filter(({ kind }) => kind === "district");

export function DistrictChoice({ value, label, onChange }: ChoiceProps<string>) {
  const districts = useDistricts();
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value ?? undefined}
      placeholder={label}
      aria-label={label}
      className="choice"
      onChange={(id?: string) => onChange(id ?? null)}
      options={districts.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

// What the search of the whole application finds of one kind.
export function FoundChoice({
  kind,
  value,
  label,
  onChange,
}: ChoiceProps<Named> & { kind: "occupation" | "program" }) {
  const [typed, set_typed] = useState("");
  const found = useSearch(useSettled(typed.trim(), PAUSE));
  const hits = typed.trim() ? (found.data?.items ?? []).filter((hit) => hit.kind === kind) : [];
  const all = value && !hits.some(({ id }) => id === value.id) ? [value, ...hits] : hits;
  const { t } = useTranslation();
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: set_typed }}
      value={value?.id}
      loading={found.isFetching}
      placeholder={t("exchange.type_to_find")}
      aria-label={label}
      className="choice"
      notFoundContent={t(typed.trim() ? "exchange.nothing_found" : "exchange.type_to_find")}
      onChange={(id?: string) => {
        const hit = all.find((each) => each.id === id);
        onChange(hit ? { id: hit.id, name: hit.name } : null);
      }}
      options={all.map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))}
    />
  );
}

export function PlatformChoice({ value, label, onChange }: ChoiceProps<string>) {
  const platforms = usePlatformActivity();
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value || undefined}
      loading={platforms.isLoading}
      placeholder={label}
      aria-label={label}
      className="choice"
      onChange={(id?: string) => onChange(id ?? null)}
      options={(platforms.data?.items ?? []).map(({ platform }) => ({
        value: platform.id,
        label: platform.name,
      }))}
    />
  );
}

export const EDUCATIONS: Schemas["Education"][] = [
  "any",
  "lower_secondary",
  "upper_secondary",
  "secondary_vocational",
  "higher_vocational",
  "bachelor",
  "master",
  "doctor",
];

export const LISTING_KINDS: Schemas["ListingKind"][] = [
  "job",
  "internship",
  "apprenticeship",
  "order_class",
  "technical_problem",
  "training",
  "teacher_exchange",
  "joint_base",
  "equipment",
  "course",
  "result_transfer",
];
