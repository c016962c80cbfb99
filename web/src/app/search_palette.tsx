// Ctrl-K: one field that finds every thing with a page of its own. Arrow keys choose, Enter opens.
import { SearchOutlined } from "@ant-design/icons";
import { Input, Modal } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Schemas, useSearch } from "@/api";
import { paths } from "@/ui/paths";
import { useSettled } from "@/ui/settled";

type Hit = Schemas["SearchHits"]["items"][number];

// Where a hit's page is. A clause is named by its plan and its path; a rule by its id and its jurisdiction.
export function hit_path(hit: Pick<Hit, "kind" | "id" | "detail">): string {
  switch (hit.kind) {
    case "school":
      return paths.school(hit.id);
    case "program":
      return paths.program(hit.id);
    case "occupation":
      return paths.occupation(hit.id);
    case "region":
      return paths.region(hit.id);
    case "department":
      return paths.departments(hit.id);
    case "organisation":
      return paths.organisation(hit.id);
    case "rule":
      return paths.rules(hit.id, hit.detail);
    case "clause": {
      const cut = hit.id.lastIndexOf("/");
      return paths.plan(hit.id.slice(0, cut), hit.id.slice(cut + 1));
    }
  }
}

function Hits({ hits, chosen, onOpen }: { hits: Hit[]; chosen: number; onOpen: (hit: Hit) => void }) {
  const { t } = useTranslation();
  return (
    <div role="listbox" id="search-hits" aria-label={t("search.hits")} className="search-hits">
      {hits.map((hit, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
        <div
          key={`${hit.kind} ${hit.id} ${hit.detail}`}
          id={`hit-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          className="search-hit"
          onClick={() => onOpen(hit)}
          ref={at === chosen ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
        >
          <span className="search-kind">{t(`search.kind.${hit.kind}`)}</span>
          <span className="search-name">{hit.name}</span>
          <span className="quiet search-detail">{hit.kind === "clause" ? hit.detail : hit.id}</span>
        </div>
      ))}
    </div>
  );
}

export function SearchPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, set_text] = useState("");
  const [chosen, set_chosen] = useState(0);
  const query = useSettled(text.trim(), 150);
  const found = useSearch(open ? query : "");
  const hits = query && found.data ? found.data.items : [];

  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    set_text("");
    navigate(hit_path(hit));
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      set_chosen((now) => (now + step + hits.length) % hits.length);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) go(hits[chosen]);
  };
  const nothing = query !== "" && found.isSuccess && hits.length === 0;
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      title={null}
      destroyOnHidden
      width={640}
    >
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined />}
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits.length ? `hit-${chosen}` : undefined}
        value={text}
        onChange={(event) => {
          set_text(event.target.value);
          set_chosen(0);
        }}
        onKeyDown={pressed}
      />
      <Hits hits={hits} chosen={chosen} onOpen={go} />
      {nothing ? <p className="search-none">{t("search.nothing", { query })}</p> : null}
      {found.isError ? <p className="search-none">{t("state.failed")}</p> : null}
      <p className="quiet search-help">{t("search.help")}</p>
    </Modal>
  );
}
