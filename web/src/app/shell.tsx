// What stands around every page: skip link, bridge, navigation, search, language, light or dark.
import { MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { useHealth } from "@/api";
import { useLanguage } from "@/ui/language";
import { ModeContext } from "@/ui/palette";
import { paths } from "@/ui/paths";
import { NoCity } from "@/ui/states";
import { change_language } from "./i18n";
import { JobsTray } from "./jobs_tray";
import { Logo } from "./logo";
import { ModeChangeContext } from "./mode_change";
import { SearchPalette } from "./search_palette";

// `also`: addresses of pages that are reached from there and stand elsewhere.
const ITEMS = [
  { to: paths.overview, name: "overview" },
  { to: paths.plans, name: "plan", also: ["/departments"] },
  { to: paths.outlook(), name: "outlook", also: ["/adverts"] },
  { to: paths.portfolio(), name: "portfolio" },
  { to: paths.exchange(), name: "exchange" },
  { to: "/programs", name: "programs", also: ["/filings", "/occupations"] },
  { to: "/schools", name: "schools" },
  { to: paths.organisations(), name: "organisations" },
  { to: paths.regions, name: "regions" },
  { to: "/rules", name: "rules" },
  { to: "/data", name: "data" },
] as const satisfies { to: string; name: string; also?: readonly string[] }[];

// Pages that speak of the rulebook need no city.
const NEEDS_NO_CITY = ["/rules"];

function Navigation({ onChoose }: { onChoose?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t("shell.navigation")} className="navigation">
      {ITEMS.map(({ to, name, ...item }) => {
        const also = "also" in item && item.also.some((base) => pathname.startsWith(base));
        return (
          <NavLink
            key={to}
            to={to}
            end={to === "/"}
            className={({ isActive }) => (isActive || also ? "active" : undefined)}
            onClick={onChoose}
          >
            {t(`nav.${name}`)}
          </NavLink>
        );
      })}
    </nav>
  );
}

function Switches() {
  const { t } = useTranslation();
  const language = useLanguage();
  const mode = useContext(ModeContext);
  const change_mode = useContext(ModeChangeContext);
  const other = language === "zh" ? "en" : "zh";
  return (
    <>
      <Button type="text" lang={other} onClick={() => change_language(other)} data-testid="language">
        {t("shell.other_language")}
      </Button>
      <Button
        type="text"
        aria-label={t(mode === "dark" ? "shell.light" : "shell.dark")}
        icon={mode === "dark" ? <SunOutlined /> : <MoonOutlined />}
        onClick={() => change_mode(mode === "dark" ? "light" : "dark")}
      />
    </>
  );
}

function useSearchKey(open: () => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open();
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [open]);
}

// A reader of screens hears the new page's heading, as after a full load.
function useFocusOnArrival() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is the event
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return main;
}

export function Shell() {
  const { t } = useTranslation();
  const [menu, set_menu] = useState(false);
  const [searching, set_searching] = useState(false);
  const [open_search] = useState(() => () => set_searching(true));
  useSearchKey(open_search);
  const { pathname } = useLocation();
  const main = useFocusOnArrival();
  const leaving = useNavigation().state !== "idle";
  const health = useHealth();
  const empty = health.data?.city === false && !NEEDS_NO_CITY.some((base) => pathname.startsWith(base));

  return (
    <>
      <a className="skip-link" href="#main">
        {t("shell.skip")}
      </a>
      <header className="top" data-leaving={leaving || undefined}>
        <Button
          className="menu-button"
          type="text"
          icon={<MenuOutlined />}
          aria-label={t("shell.menu")}
          onClick={() => set_menu(true)}
        />
        <Link to="/" className="brand" aria-label={t("app.name")}>
          <Logo />
          <span className="brand-name">{t("app.short")}</span>
        </Link>
        <Navigation />
        <div className="top-tools">
          <Button
            className="search-button"
            icon={<SearchOutlined />}
            onClick={open_search}
            aria-keyshortcuts="Control+K"
          >
            <span className="search-words">{t("search.open")}</span>
            <kbd>Ctrl K</kbd>
          </Button>
          <JobsTray />
          <Switches />
        </div>
      </header>
      <Drawer open={menu} onClose={() => set_menu(false)} placement="left" size={240} title={t("app.name")}>
        <Navigation onChoose={() => set_menu(false)} />
      </Drawer>
      <main id="main" ref={main} tabIndex={-1}>
        {empty ? <NoCity /> : <Outlet />}
      </main>
      <footer className="foot">
        <span>{t("shell.foot")}</span>
        {health.data ? <span>{t("shell.version", { version: health.data.version })}</span> : null}
      </footer>
      <SearchPalette open={searching} onClose={() => set_searching(false)} />
      <ScrollRestoration />
    </>
  );
}
