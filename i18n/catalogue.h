#pragma once

#include <cstdint>
#include <filesystem>
#include <locale>
#include <memory>
#include <string>
#include <string_view>

#include "domain/base/message.h"
#include "i18n/format.h"
#include "i18n/language.h"
#include "i18n/mark.h"

namespace kontor::i18n {

/// The texts of one language. Loaded without touching the process's locale, so several languages
/// may be at work at once, also from several threads.
class Catalogue {
 public:
  /// The texts of "en", "ar", "zh_CN" or "ro" (or what language_for() takes), from
  /// `<locale_dir>/LL/LC_MESSAGES/kontor.mo`. English needs no file. Without its file a language
  /// speaks English: see found(). Throws Failure file_unreadable for a damaged file.
  static std::shared_ptr<const Catalogue> load(std::string_view language,
                                               const std::filesystem::path& locale_dir,
                                               Digits digits = Digits::by_language);

  /// The text for an English one; itself where a translation is missing.
  std::string text(std::string_view msgid) const;
  /// The same with its {named} places filled. In right-to-left languages Latin words put into it
  /// keep their own direction.
  std::string text(std::string_view msgid, const Args& named) const;
  /// A text of a word that means several things: "open" of an order is not "Open" of a menu.
  std::string text_in(std::string_view context, std::string_view msgid) const;
  /// The form for n things. {n} is filled by itself, written as the language does.
  std::string plural(std::string_view one, std::string_view many, std::int64_t n,
                     const Args& named = {}) const;

  std::string_view language() const { return m_language.code; }
  bool rtl() const { return m_language.rtl; }
  /// False when the language's file was not there.
  bool found() const { return m_found; }
  const Format& format() const { return m_format; }

 private:
  Catalogue(const LanguageInfo& language, const std::filesystem::path& locale_dir, Digits digits);
  std::string filled(std::string_view text, const Args& named) const;

  const LanguageInfo& m_language;
  Format m_format;
  bool m_found = true;
  std::locale m_texts;  ///< owns the messages facet; none for English
};

}  // namespace kontor::i18n
