// A plan text comes in: choose or paste → it is read and shown, nothing kept → keep it or leave it.
import { InboxOutlined } from "@ant-design/icons";
import { App, Button, Collapse, Drawer, Input, Tabs, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type GivenText, useImportPlan } from "@/api";
import { Figure, Figures } from "@/ui/figure";
import { useFormat } from "@/ui/language";
import { Count } from "@/ui/marks";
import { Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loading, Problem } from "@/ui/states";
import { ClauseTree } from "./clause_tree";
import { NotesList } from "./notes_list";
import { items_of, type Reading } from "./readings";

const NOTHING = () => undefined;

function Give({ onGiven }: { onGiven: (given: GivenText) => void }) {
  const { t } = useTranslation();
  const [pasted, set_pasted] = useState("");
  const upload = (
    <Upload.Dragger
      accept=".txt,.docx,.md,text/plain"
      showUploadList={false}
      beforeUpload={async (file) => {
        onGiven({ content: await file.arrayBuffer(), filename: file.name });
        return Upload.LIST_IGNORE;
      }}
    >
      <p className="upload-sign">
        <InboxOutlined />
      </p>
      <p>{t("plan.drop")}</p>
      <p className="quiet">{t("plan.encodings")}</p>
    </Upload.Dragger>
  );
  const paste = (
    <>
      <Input.TextArea
        rows={14}
        value={pasted}
        onChange={(event) => set_pasted(event.target.value)}
        placeholder={t("plan.paste_here")}
        aria-label={t("plan.paste")}
      />
      <p>
        <Button type="primary" disabled={pasted.trim() === ""} onClick={() => onGiven({ content: pasted })}>
          {t("plan.read")}
        </Button>
      </p>
    </>
  );
  return (
    <>
      <Tabs
        items={[
          { key: "file", label: t("plan.file"), children: upload },
          { key: "paste", label: t("plan.paste"), children: paste },
        ]}
      />
      <Collapse
        ghost
        items={[
          {
            key: "example",
            label: t("plan.example"),
            children: <pre className="plan-example">{t("plan.example_text")}</pre>,
          },
        ]}
      />
    </>
  );
}

function Preview({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const format = useFormat();
  const unknown = reading.duties.filter((duty) => !duty.known).length;
  return (
    <>
      <h2>{reading.head.title || t("plan.untitled")}</h2>
      <p className="facts">
        {reading.head.number ? <span>{reading.head.number}</span> : null}
        {reading.head.issued ? <span>{format.day(reading.head.issued)}</span> : null}
        <span className="quiet">
          {t("plan.characters", { characters: format.exact(reading.characters), encoding: reading.encoding })}
        </span>
      </p>
      {reading.head.issuers.length ? (
        <p>{format.listed(reading.head.issuers.map((one) => one.name))}</p>
      ) : null}
      <Figures>
        <Figure label={t("plan.clauses")} method={t("plan.read_method")}>
          <Count value={reading.clauses.length} />
        </Figure>
        <Figure label={t("plan.duties")} method={t("plan.read_method")}>
          <Count value={reading.duties.length} />
        </Figure>
        <Figure label={t("plan.targets")} method={t("plan.read_method")}>
          <Count value={reading.targets.length} />
        </Figure>
        <Figure label={t("plan.unknown_units")} method={t("plan.unknown_method")}>
          <Count value={unknown} />
        </Figure>
      </Figures>
      {reading.notes.length ? (
        <Section title={t("plan.notes_count", { count: reading.notes.length })}>
          <div className="preview-notes">
            <NotesList notes={reading.notes} active={null} onHover={NOTHING} onChoose={NOTHING} />
          </div>
        </Section>
      ) : null}
      <Section title={t("plan.tree")}>
        <ClauseTree
          reading={reading}
          items={items_of(reading)}
          active={null}
          chosen={null}
          onHover={NOTHING}
          onChoose={NOTHING}
        />
      </Section>
    </>
  );
}

export function ImportPlan({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [given, set_given] = useState<GivenText | null>(null);
  const preview = useImportPlan(true);
  const keeping = useImportPlan(false);

  const forget = () => {
    set_given(null);
    preview.reset();
    keeping.reset();
  };
  const close = () => {
    forget();
    onClose();
  };
  const keep = (text: GivenText) =>
    keeping.mutate(text, {
      onSuccess: ({ head }) => {
        message.success(t("plan.kept", { title: head.title || head.id }));
        close();
        navigate(paths.plan(head.id));
      },
    });
  return (
    <Drawer
      open={open}
      onClose={close}
      size={Math.min(900, innerWidth)}
      title={t("plan.import")}
      destroyOnHidden
    >
      {given ? null : (
        <Give
          onGiven={(text) => {
            set_given(text);
            preview.mutate(text);
          }}
        />
      )}
      {preview.isPending ? <Loading /> : null}
      {preview.isError ? <Problem error={preview.error} /> : null}
      {keeping.isError ? <Problem error={keeping.error} /> : null}
      {given && !preview.isPending ? (
        <div className="import-choices">
          {preview.data ? (
            <Button type="primary" loading={keeping.isPending} onClick={() => keep(given)}>
              {t("plan.keep")}
            </Button>
          ) : null}
          <Button onClick={forget}>{t("plan.other_text")}</Button>
          {preview.data ? <span className="quiet">{t("plan.not_kept_yet")}</span> : null}
        </div>
      ) : null}
      {preview.data ? <Preview reading={preview.data} /> : null}
    </Drawer>
  );
}
