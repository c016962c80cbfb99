// Language: Chinese unless the person chose English before. The choice is remembered on this device.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { speak } from "@/api";
import en from "@/locales/en.json";
import zh from "@/locales/zh.json";
import { ask_again_what_failed } from "./query_client";

const KEY = "langqiao.language";

export const remembered_language = () => (localStorage.getItem(KEY) === "en" ? "en" : "zh");

export function change_language(language: "zh" | "en") {
  localStorage.setItem(KEY, language);
  return i18next.changeLanguage(language);
}

const told = (language: string) => {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  speak(document.documentElement.lang);
  ask_again_what_failed();
};

i18next.on("languageChanged", told);
i18next.use(initReactI18next).init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  lng: remembered_language(),
  fallbackLng: "zh",
  supportedLngs: ["zh", "en"],
  interpolation: { escapeValue: false },
  showSupportNotice: false,
});
