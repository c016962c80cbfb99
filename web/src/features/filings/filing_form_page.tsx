// To write a filing, or a draft anew: what is wanted, for which program of which school, with which documents.
import { App, Button, Checkbox, Input, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import {
  type Schemas,
  useDraftFiling,
  useFiling,
  useFilingForm,
  usePrograms,
  useReviseFiling,
  useSchools,
} from "@/api";
import { Field } from "@/ui/form";
import { useLanguage } from "@/ui/language";
import { StateControlled } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded, Problem } from "@/ui/states";
import { WindowNote } from "./window_note";
import "./filings.css";

type Request = Schemas["FilingRequest"];
const KINDS: Schemas["FilingKind"][] = ["open", "close", "pause", "adjust", "merge"];

function ProgramChoice({
  value,
  label,
  disabled,
  onChange,
}: {
  value: string;
  label: string;
  disabled?: boolean;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, set_typed] = useState("");
  // What was chosen stays in the list under its code, whatever is typed.
  const found = usePrograms({ query: typed || value.split(":").at(-1), offered: false, limit: 30 });
  const options = (found.data?.items ?? []).map(({ program }) => ({
    value: program.id,
    label: `${program.name} ${program.code} · ${t(`level.${program.level}`)}`,
  }));
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: set_typed }}
      value={value || undefined}
      disabled={disabled}
      onChange={onChange}
      loading={found.isFetching}
      placeholder={t("programs.search")}
      aria-label={label}
      options={options}
    />
  );
}

function SchoolChoice({
  value,
  label,
  disabled,
  onChange,
}: {
  value: string;
  label: string;
  disabled?: boolean;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation();
  const schools = useSchools({ limit: 2000 });
  return (
    <Select
      showSearch={{ optionFilterProp: "label" }}
      value={value || undefined}
      disabled={disabled}
      onChange={onChange}
      placeholder={t("filings.choose_school")}
      aria-label={label}
      options={(schools.data?.items ?? []).map((row) => ({ value: row.id, label: row.name }))}
    />
  );
}

function Documents({ request, change }: { request: Request; change: (changes: Partial<Request>) => void }) {
  const { t } = useTranslation();
  const zh = useLanguage() === "zh";
  const judged = request.kind === "adjust" && request.into_program ? request.into_program : request.program;
  const form = useFilingForm(request.kind, judged);
  if (!judged) return <p className="quiet">{t("filings.choose_program_first")}</p>;
  return (
    <Loaded query={form}>
      {(data) => (
        <>
          {data.state_controlled ? (
            <p>
              <StateControlled /> {t("filings.becomes_application")}
            </p>
          ) : null}
          <WindowNote window={data.window} />
          <Checkbox.Group
            className="papers"
            value={request.documents ?? []}
            onChange={(documents) => change({ documents: documents as string[] })}
            options={data.documents.map((each) => ({
              value: each.id,
              label: zh ? each.title_zh : each.title_en,
            }))}
          />
        </>
      )}
    </Loaded>
  );
}

function Form({
  start,
  fixed,
  busy,
  error,
  onSave,
}: {
  start: Request;
  fixed: boolean;
  busy: boolean;
  error: unknown;
  onSave: (request: Request) => void;
}) {
  const { t } = useTranslation();
  const [request, set_request] = useState(start);
  const change = (changes: Partial<Request>) => set_request((now) => ({ ...now, ...changes }));
  const { kind } = request;
  const whole = kind === "adjust" || kind === "merge";
  return (
    <form
      className="filing-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(request);
      }}
    >
      <Field label={t("filings.kind")}>
        <Radio.Group
          value={kind}
          disabled={fixed}
          aria-label={t("filings.kind")}
          onChange={(event) => change({ kind: event.target.value as Request["kind"], documents: [] })}
          options={KINDS.map((value) => ({ value, label: t(`filings.kind_${value}`) }))}
        />
      </Field>
      <Field label={t("programs.school")}>
        <SchoolChoice
          label={t("programs.school")}
          value={request.school}
          disabled={fixed}
          onChange={(school) => change({ school })}
        />
      </Field>
      <Field label={t("programs.name")}>
        <ProgramChoice
          label={t("programs.name")}
          value={request.program}
          disabled={fixed}
          onChange={(program) => change({ program, documents: [] })}
        />
      </Field>
      {whole ? (
        <Field label={t("filings.into_program")}>
          <ProgramChoice
            label={t("filings.into_program")}
            value={request.into_program ?? ""}
            onChange={(into_program) => change({ into_program })}
          />
        </Field>
      ) : null}
      {kind === "merge" ? (
        <Field label={t("filings.into_school")}>
          <SchoolChoice
            label={t("filings.into_school")}
            value={request.into_school ?? ""}
            onChange={(into_school) => change({ into_school })}
          />
        </Field>
      ) : null}
      <div className="field-row">
        {kind === "open" ? (
          <>
            <Field label={t("filings.length")}>
              <InputNumber
                min={1}
                max={8}
                precision={0}
                value={request.length_years ?? null}
                onChange={(length_years) => change({ length_years })}
                aria-label={t("filings.length")}
              />
            </Field>
            <Field label={t("filings.quota")}>
              <InputNumber
                min={1}
                max={10000}
                precision={0}
                value={request.quota_persons ?? null}
                onChange={(quota_persons) => change({ quota_persons })}
                aria-label={t("filings.quota")}
              />
            </Field>
          </>
        ) : null}
        <Field label={t("filings.year")}>
          <InputNumber
            precision={0}
            value={request.year ?? null}
            onChange={(year) => change({ year })}
            placeholder={t("filings.next_year")}
            aria-label={t("filings.year")}
          />
        </Field>
      </div>
      <Field label={t("filings.documents")}>
        <Documents request={request} change={change} />
      </Field>
      <Field label={t("filings.note")}>
        <Input.TextArea
          rows={3}
          maxLength={1200}
          value={request.note ?? ""}
          onChange={(event) => change({ note: event.target.value })}
          aria-label={t("filings.note")}
        />
      </Field>
      {error ? <Problem error={error} /> : null}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!request.school || !request.program}>
        {t("filings.save_draft")}
      </Button>
    </form>
  );
}

// What the kind does not have is not sent.
function cleaned(request: Request): Request {
  const { kind } = request;
  return {
    ...request,
    into_program: kind === "adjust" || kind === "merge" ? request.into_program : undefined,
    into_school: kind === "merge" ? request.into_school : undefined,
    length_years: kind === "open" ? request.length_years : undefined,
    quota_persons: kind === "open" ? request.quota_persons : undefined,
  };
}

function useSaved() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  return (saved: Schemas["Filing"]) => {
    message.success(t("filings.draft_saved"));
    go(paths.filing(saved.filing.id));
  };
}

function NewFiling() {
  const [search] = useSearchParams();
  const draft = useDraftFiling();
  const saved = useSaved();
  const asked = (name: string) => search.get(name) ?? "";
  const kind = KINDS.find((each) => each === asked("kind")) ?? "open";
  const start: Request = {
    kind,
    school: asked("school"),
    program: asked("program"),
    into_program: asked("into_program") || undefined,
    into_school: asked("into_school") || undefined,
    length_years: kind === "open" ? 3 : undefined,
    documents: [],
    basis: asked("basis") || undefined,
  };
  return (
    <Form
      start={start}
      fixed={false}
      busy={draft.isPending}
      error={draft.error}
      onSave={(request) => draft.mutate(cleaned(request), { onSuccess: saved })}
    />
  );
}

function Revision({ filing }: { filing: Schemas["Filing"] }) {
  const row = filing.filing;
  const revise = useReviseFiling(row.id);
  const saved = useSaved();
  const start: Request = {
    kind: row.kind,
    school: row.school.id,
    program: row.program.id,
    into_program: row.into_program?.id,
    into_school: row.into_school?.id,
    year: row.year,
    length_years: filing.length_years,
    quota_persons: filing.quota_persons,
    documents: filing.documents.filter((each) => each.present).map((each) => each.id),
    note: filing.note,
    basis: filing.basis || undefined,
  };
  return (
    <Form
      start={start}
      fixed
      busy={revise.isPending}
      error={revise.error}
      onSave={(request) => revise.mutate(cleaned(request), { onSuccess: saved })}
    />
  );
}

function Draft({ id }: { id: string }) {
  return <Loaded query={useFiling(id)}>{(filing) => <Revision filing={filing} />}</Loaded>;
}

export function FilingFormPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  return (
    <div className="page">
      <PageHead
        title={t(id ? "filings.revise" : "filings.new")}
        back={{ to: paths.filings(), label: t("filings.title") }}
        sentence={t("filings.form_means")}
      />
      <Section title={t("filings.content")}>{id ? <Draft id={id} /> : <NewFiling />}</Section>
    </div>
  );
}
