import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { LocalText } from '../api/types';
import { en } from './en';
import { zhCN, type MessageKey } from './zh-CN';

export type { MessageKey };
export type Locale = 'zh-CN' | 'en';
export type Translate = (key: MessageKey, parameters?: Readonly<Record<string, string | number>>) => string;

export interface I18n {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly t: Translate;
  /** The text in the chosen language; empty for null. */
  readonly text: (text: LocalText | null | undefined) => string;
}

const STORAGE_KEY = 'fadu.locale';
const CATALOGUES: Record<Locale, Record<MessageKey, string>> = { 'zh-CN': zhCN, en };
const Context = createContext<I18n | null>(null);

/** Provides the language of the interface; the choice is kept in the browser and shown on `<html lang>`. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
    window.localStorage.setItem(STORAGE_KEY, locale);
  }, [locale]);
  const t = useCallback<Translate>((key, parameters) => fill(CATALOGUES[locale][key], parameters), [locale]);
  const text = useCallback((value: LocalText | null | undefined) => localText(value, locale), [locale]);
  const value = useMemo<I18n>(() => ({ locale, setLocale, t, text }), [locale, t, text]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The language of the interface. Throws outside `I18nProvider`. */
export function useI18n(): I18n {
  const value = useContext(Context);
  if (value === null) throw new Error('useI18n: expected an I18nProvider above, found none');
  return value;
}

function storedLocale(): Locale {
  return window.localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh-CN';
}

function localText(value: LocalText | null | undefined, locale: Locale): string {
  if (value === null || value === undefined) return '';
  return locale === 'en' ? value.en : value.zh;
}

/** Puts parameters in the place of `{name}`. */
function fill(message: string, parameters: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));
}
